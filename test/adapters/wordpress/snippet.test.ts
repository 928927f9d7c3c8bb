import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';
import { SHOP_KEY } from '../recording-service.ts';

type SnippetCase = {
  name: string;
  settings: { address: string; key: string };
  page: { language: string; nonce: string; product?: string };
  tag: string | null;
};
const { cases } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/snippet-cases.json'), 'utf8'),
) as { cases: SnippetCase[] };

const tagsOf = (html: string): string[] => html.match(/<script[^>]*\/w\/v1\/[^>]*>\s*<\/script>/g) ?? [];

for (const version of versionsFor(import.meta.url)) {
  describe(`the script tag in a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    const pageAt = async (path: string) => (await fetch(`${shop.wp.url}${path}`)).text();

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.connect();
    });
    beforeEach(async () => {
      await shop.reset();
      await shop.connect();
    });
    after(async () => {
      await shop?.stop();
    });

    for (const item of cases) {
      it(`${item.name} [AD-8, AD-10]`, async () => {
        await shop.wp.php(`
          update_option('zgoda_connection', json_decode('${JSON.stringify(item.settings)}', true));
          update_option('test_locale', '${item.page.language.replace('-', '_')}');
          update_option('test_nonce', '${item.page.nonce}');
          update_option('test_product', base64_decode('${Buffer.from(item.page.product ?? '').toString('base64')}'));`);
        assert.deepEqual(tagsOf(await pageAt('/')), item.tag === null ? [] : [item.tag]);
      });
    }

    it('is printed once on each kind of page, the same for a guest and the signed-in owner [AD-9]', async () => {
      const admin = await new WordPressSession(shop.wp).signIn();
      const tags = new Set<string>();
      for (const path of ['/', '/privacy-policy/', '/sample-page/', '/?s=tea', '/no-such-page/']) {
        for (const html of [await pageAt(path), (await admin.get(path)).html]) {
          const found = tagsOf(html);
          assert.equal(found.length, 1, path);
          tags.add(found[0] ?? '');
        }
      }
      assert.equal(tags.size, 1, [...tags].join('\n'));
    });

    describe('with WooCommerce', () => {
      const nameIn = (html: string) => / data-product="([^"]*)"/.exec(tagsOf(html)[0] ?? '')?.[1];
      const product = async (changes: Record<string, string>): Promise<string> => {
        const post = JSON.stringify({ post_type: 'product', post_status: 'publish', ...changes });
        return shop.wp.php(`
          update_option('test_woo', 1);
          register_post_type('product', ['public' => true, 'has_archive' => true]);
          flush_rewrite_rules(false);
          $id = wp_insert_post(json_decode(base64_decode('${Buffer.from(post).toString('base64')}'), true));
          echo wp_make_link_relative(get_permalink($id));`);
      };

      it('names the product on a product page, without any setting, the same for a guest and the owner [AD-9, AD-40]', async () => {
        const admin = await new WordPressSession(shop.wp).signIn();
        const path = await product({ post_title: 'Kubek <em>Świt</em> &amp; talerz 5 &gt; 4' });
        const guest = tagsOf(await pageAt(path));
        assert.equal(guest.length, 1);
        assert.equal(nameIn(guest.join('')), 'Kubek Świt &amp; talerz 5 &gt; 4');
        assert.deepEqual(tagsOf((await admin.get(path)).html), guest);
      });

      it('prints at most 200 characters of a name, as text', async () => {
        const name = nameIn(await pageAt(await product({ post_title: 'ż'.repeat(300) })));
        assert.equal(name, 'ż'.repeat(200));
      });

      it('names no product on other pages, for a product that is not public, or without WooCommerce', async () => {
        const admin = await new WordPressSession(shop.wp).signIn();
        const draft = await product({ post_title: 'Szkic', post_status: 'draft' });
        const secret = await product({ post_title: 'Tajny', post_password: 'x' });
        const shown = await product({ post_title: 'Kubek' });
        for (const path of ['/', '/sample-page/', '/product/', draft, secret]) {
          const { html } = await admin.get(path);
          assert.equal(tagsOf(html).length, 1, path);
          assert.equal(nameIn(html), undefined, path);
        }
        assert.equal(nameIn(await pageAt(shown)), 'Kubek');
        await shop.wp.php(`delete_option('test_woo');`);
        assert.equal(nameIn(await pageAt(shown)), undefined, 'without WooCommerce');
      });
    });

    it('is at the end of the page and the only output of the plugin [AD-8, AD-9]', async () => {
      const html = await pageAt('/');
      const tag = tagsOf(html)[0] ?? '';
      assert.ok(html.indexOf(tag) > html.indexOf('<body'), 'in the body');
      const rest = html.replace(tag, '');
      assert.doesNotMatch(rest, /zgoda|zgk_|zgs_/i);
      assert.doesNotMatch(html, /zgs_/);
    });

    it('is not in feeds, embeds, the sign-in page, admin pages or the theme editor [AD-12]', async () => {
      const admin = await new WordPressSession(shop.wp).signIn();
      const pages = [
        await pageAt('/feed/'),
        await pageAt('/sample-page/embed/'),
        await pageAt('/wp-login.php'),
        await pageAt('/wp-json/wp/v2/pages'),
        (await admin.get('/wp-admin/index.php')).html,
        (await admin.get('/?customize_changeset_uuid=7e1b0a0e-5d6c-4b2a-9f0e-2f6a3c1d9b10')).html,
      ];
      assert.match(pages.at(-1) ?? '', /customize-preview/, 'the theme editor’s preview');
      for (const html of pages) {
        assert.ok(html.length > 200);
        assert.deepEqual(tagsOf(html), []);
      }
    });

    it('leaves another plugin’s inline script before it unchanged', async () => {
      await shop.wp.php(`update_option('test_inline', 1);`);
      const html = await pageAt('/');
      assert.match(html, /window\.testInline = 1;/);
      assert.match(tagsOf(html)[0] ?? '', /^<script data-cfasync="false" src="[^"]+" async /);
    });

    if (version !== '6.1') {
      it('keeps a nonce that the site puts on every script [AD-11]', async () => {
        await shop.wp.php(`update_option('test_core_nonce', 'fromcore');`);
        assert.match(tagsOf(await pageAt('/'))[0] ?? '', / nonce="fromcore"><\/script>$/);
      });
    }

    it('is removed from a page by a filter', async () => {
      const html = await shop.wp.php(`
        add_filter('zgoda_show_chat', '__return_false');
        do_action('wp_enqueue_scripts'); echo wp_script_is('zgoda') ? 'printed' : 'left out';`);
      assert.equal(html, 'left out');
    });

    it('causes no database query on a visitor’s page once the owner has opened an admin page [AD-22]', async () => {
      const admin = await new WordPressSession(shop.wp).signIn();
      await admin.get('/wp-admin/');
      const asked = await shop.wp.php(`
        define('SAVEQUERIES', true); wp_set_current_user(0); wp_cache_flush(); $GLOBALS['wpdb']->queries = [];
        wp(''); ob_start(); wp_head(); wp_footer(); $page = ob_get_clean();
        echo json_encode([substr_count($page, 'data-zgoda'), count($GLOBALS['wpdb']->queries) > 0,
          array_values(preg_grep('/zgoda/', array_column($GLOBALS['wpdb']->queries, 0)))]);`);
      assert.deepEqual(JSON.parse(asked), [1, true, []]);
    });

    it('is put on the exception lists of optimiser plugins [AD-12]', async () => {
      const answer = await shop.wp.php(`
        $lists = [];
        foreach (['rocket_exclude_js', 'rocket_exclude_defer_js', 'rocket_delay_js_exclusions', 'rocket_minify_excluded_external_js',
          'litespeed_optimize_js_excludes', 'litespeed_optm_js_defer_exc', 'litespeed_optm_gm_js_exc',
          'sgo_javascript_combine_exclude', 'sgo_js_minify_exclude', 'sgo_js_async_exclude'] as $name) {
          $lists[] = apply_filters($name, ['other']);
        }
        $lists[] = apply_filters('autoptimize_filter_js_exclude', 'jquery.js');
        $lists[] = apply_filters('rocket_exclude_js', null);
        echo json_encode($lists);`);
      const path = ['other', '/w/v1/zgk_'];
      const handle = ['other', 'zgoda'];
      assert.deepEqual(JSON.parse(answer), [
        path,
        path,
        path,
        ['other', '127.0.0.1'],
        path,
        path,
        path,
        handle,
        handle,
        handle,
        'jquery.js, /w/v1/zgk_',
        null,
      ]);
    });

    describe('afterwards', () => {
      it('no page view sends the service anything [AD-22]', async () => {
        shop.service.clear();
        assert.equal(tagsOf(await pageAt('/')).length, 1);
        assert.match(tagsOf(await pageAt('/'))[0] ?? '', new RegExp(SHOP_KEY));
        assert.deepEqual(shop.service.requests, []);
      });

      it('PHP reports no fault in the plugin', () => {
        assert.deepEqual(
          shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
          [],
        );
      });
    });
  });
}
