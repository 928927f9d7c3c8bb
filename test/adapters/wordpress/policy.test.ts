import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { POLICY_CHANGES, updatePage } from '../../support/wordpress/policy-changes.ts';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import {
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

type PageCase = {
  name: string;
  page: { status: string; text: 'policy' | 'short'; password?: string; suggested?: boolean } | null;
  chosen?: 'none' | 'stale';
  address?: string;
  expect: { state: string; reason: string; public: boolean };
};
type TextCase = { name: string; html: string; text: string };
type PlaceholderCase = {
  name: string;
  text?: string;
  repeat?: string;
  times?: number;
  after?: 'policy';
  reason: string;
};
const contract = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/policy-cases.json'), 'utf8'),
) as {
  samples: Record<'policy' | 'short', string>;
  pages: PageCase[];
  placeholders: PlaceholderCase[];
  texts: TextCase[];
};

const php = (value: unknown) => `json_decode('${JSON.stringify(value).replace(/['\\]/g, '\\$&')}', true)`;
const update = updatePage;

for (const version of versionsFor(import.meta.url)) {
  describe(`the privacy policy page of a real WordPress ${version}`, () => {
    let shop: WordPressShop;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.connect();
    });
    beforeEach(() => shop.reset());
    after(async () => {
      await shop?.stop();
    });

    describe('each change is reported, once', () => {
      for (const change of POLICY_CHANGES) {
        it(`${change.rule} → ${change.state} (${change.reason}) [AD-14, AD-18]`, async () => {
          const reports = await shop.reportsOf(change.code);
          assert.equal(reports.length, 1, 'reported once');
          assert.equal(shop.service.requests.length, 1, 'no other request');
          const page = reports[0]?.[0];
          assert.equal(page?.state, change.state);
          assert.match(page?.reason ?? '', new RegExp(`^(${change.reason})$`));
          assert.equal(page?.url !== null, change.public);
          assert.equal(page?.text !== null, change.public);
          assert.equal(page?.contentSha256 !== null, change.public);
          if (change.path) assert.equal(page?.url, `${shop.wp.url}${change.path}`);
          if (change.title) assert.equal(page?.title, change.title);
        });
      }

      it('reports a draft after restoring from the trash, and published after publishing again', async () => {
        await shop.wp.php(`wp_trash_post(${POLICY_PAGE});`);
        const back = await shop.reportsOf(`wp_untrash_post(${POLICY_PAGE});`);
        assert.deepEqual(
          back.map((pages) => pages[0]?.reason),
          ['draft'],
        );
        const again = await shop.reportsOf(update(`'post_status' => 'publish'`));
        assert.deepEqual(
          again.map((pages) => pages[0]?.state),
          ['published'],
        );
      });

      it('reports the page that another plugin names instead: trashed, restored, published and changed [AD-18]', async () => {
        const named = await shop.wp.php(`
          update_option('test_policy_url', home_url('/dane-inne/'));
          echo wp_insert_post(['post_type' => 'page', 'post_status' => 'draft', 'post_title' => 'Dane', 'post_name' => 'dane-inne', 'post_content' => '<p>${POLICY_TEXT}</p>']);`);
        const statesAfter = async (code: string) =>
          (await shop.reportsOf(code)).map((pages) => `${pages[0]?.state} ${pages[0]?.reason}`);
        const change = (fields: string) => `wp_update_post(['ID' => ${named}, ${fields}]);`;
        assert.deepEqual(await statesAfter(change(`'post_status' => 'publish'`)), ['published none']);
        assert.deepEqual(await statesAfter(`wp_trash_post(${named});`), ['placeholder link']);
        assert.deepEqual(await statesAfter(`wp_untrash_post(${named});`), ['unpublished draft']);
        assert.deepEqual(await statesAfter(change(`'post_status' => 'publish'`)), ['published none']);
        assert.deepEqual(await statesAfter(change(`'post_content' => '<p>Wkrótce.</p>'`)), [
          'placeholder short',
        ]);
        assert.deepEqual(await statesAfter(change(`'post_status' => 'draft'`)), ['unpublished draft']);
        await shop.wp.php(`wp_delete_post(${named}, true);`);
      });

      it('reports a scheduled page when WordPress’s scheduler publishes it', async () => {
        await shop.wp.php(
          update(
            `'post_status' => 'future', 'edit_date' => true, 'post_date' => '2099-01-01 12:00:00', 'post_date_gmt' => '2099-01-01 12:00:00'`,
          ),
        );
        await shop.wp.php(`
          global $wpdb;
          $wpdb->update($wpdb->posts, ['post_date' => '2026-01-01 12:00:00', 'post_date_gmt' => '2026-01-01 12:00:00'], ['ID' => ${POLICY_PAGE}]);
          wp_clear_scheduled_hook('publish_future_post', [${POLICY_PAGE}]);
          wp_schedule_single_event(time() - 10, 'publish_future_post', [${POLICY_PAGE}]);`);
        shop.service.clear();
        await fetch(`${shop.wp.url}/wp-cron.php`);
        await shop.service.heard(1);
        const reports = shop.service.reports().map((report) => report.pages);
        assert.deepEqual(
          reports.map((pages) => pages[0]?.state),
          ['published'],
        );
      });

      it('reports title, address and text of a newly chosen page [AD-13]', async () => {
        const reports = await shop.reportsOf(`
          $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Dane & „prywatność”', 'post_name' => 'dane', 'post_content' => '<p>${POLICY_TEXT} Inna.</p>']);
          update_option('wp_page_for_privacy_policy', $id);`);
        assert.equal(reports.length, 1);
        assert.equal(reports[0]?.[0]?.title, 'Dane & „prywatność”');
        assert.equal(reports[0]?.[0]?.url, `${shop.wp.url}/dane/`);
        assert.equal(reports[0]?.[0]?.text, `${POLICY_TEXT} Inna.`);
      });

      it('sends the text that a reader sees, and its hash [AD-17]', async () => {
        const reports = await shop.reportsOf(
          update(`'post_content' => '<h2>Kto</h2><p>${POLICY_TEXT} Ko&#324;cowe&nbsp;zdanie.</p>'`),
        );
        const page = reports[0]?.[0];
        assert.equal(page?.text, `Kto ${POLICY_TEXT} Końcowe zdanie.`);
        assert.equal(
          page?.contentSha256,
          createHash('sha256')
            .update(page?.text ?? '')
            .digest('hex'),
        );
        assert.equal(page?.pageId, String(POLICY_PAGE));
        assert.match(page?.revision ?? '', /^\d+$/);
      });

      it('cuts a very long text to the length that the service accepts [AD-17]', async () => {
        const reports = await shop.reportsOf(
          update(`'post_content' => '<p>' . str_repeat('Herbata 🍵 ', 20000) . '</p>'`),
        );
        const text = reports[0]?.[0]?.text ?? '';
        assert.ok(text.length > 98_000 && text.length <= 100_000, String(text.length));
        assert.equal(reports[0]?.[0]?.contentSha256, createHash('sha256').update(text).digest('hex'));
      });

      it('reports the new address after a change of the permalinks', async () => {
        const change = (structure: string) =>
          `global $wp_rewrite; $wp_rewrite->set_permalink_structure('${structure}'); flush_rewrite_rules();`;
        const reports = await shop.reportsOf(change('/shop/%postname%/'));
        assert.equal(reports.length, 1);
        assert.equal(reports[0]?.[0]?.state, 'published');
        await shop.wp.php(change('/%postname%/'));
      });

      it('reports the new address after a change of the parent page’s slug', async () => {
        await shop.wp.php(`
          $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Info', 'post_name' => 'info', 'post_content' => 'x']);
          update_option('test_parent', $id);
          ${update(`'post_parent' => $id`)}`);
        const reports = await shop.reportsOf(
          `wp_update_post(['ID' => get_option('test_parent'), 'post_name' => 'o-nas']);`,
        );
        assert.deepEqual(
          reports.map((pages) => pages[0]?.url),
          [`${shop.wp.url}/o-nas/privacy-policy/`],
        );
      });

      it('sends nothing when the page is saved without a change, or another page is changed [AD-22]', async () => {
        const reports = await shop.reportsOf(`
          wp_update_post(['ID' => ${POLICY_PAGE}]);
          wp_update_post(['ID' => 2, 'post_content' => 'Sample ' . microtime()]);
          wp_insert_post(['post_type' => 'post', 'post_status' => 'publish', 'post_title' => 'News', 'post_content' => 'x']);`);
        assert.deepEqual(reports, []);
        assert.deepEqual(shop.service.requests, []);
      });
    });

    describe('changed in the admin screens', () => {
      it('in the block editor: to draft and back, each reported once [AD-18]', async () => {
        const admin = await new WordPressSession(shop.wp).signIn();
        shop.service.clear();
        await admin.saveInEditor(POLICY_PAGE, { status: 'draft' });
        await shop.service.heard(1);
        await admin.saveInEditor(POLICY_PAGE, { status: 'publish' });
        await shop.service.heard(2);
        const states = shop.service.reports().map((report) => report.pages[0]?.state);
        assert.deepEqual(states, ['unpublished', 'published']);
      });

      it('by the trash link of the list of pages [AD-13]', async () => {
        const admin = await new WordPressSession(shop.wp).signIn();
        const list = await admin.get('/wp-admin/edit.php?post_type=page');
        const link = new RegExp(`href="([^"]*post=${POLICY_PAGE}&amp;action=trash[^"]*)"`).exec(
          list.html,
        )?.[1];
        shop.service.clear();
        await admin.get((link ?? '').replaceAll('&amp;', '&'));
        await shop.service.heard(1);
        assert.deepEqual(
          shop.service.reports().map((report) => report.pages[0]?.reason),
          ['trashed'],
        );
      });

      it('on the screen Settings → Privacy [AD-13]', async () => {
        const admin = await new WordPressSession(shop.wp).signIn();
        const screen = await admin.get('/wp-admin/options-privacy.php');
        const nonce = fieldValue(screen.html, '_wpnonce', 'value="set-privacy-page"');
        shop.service.clear();
        await admin.post('/wp-admin/options-privacy.php', {
          action: 'set-privacy-page',
          page_for_privacy_policy: '2',
          _wpnonce: nonce,
        });
        await shop.service.heard(1);
        assert.deepEqual(
          shop.service.reports().map((report) => report.pages[0]?.pageId),
          ['2'],
        );
      });
    });

    describe('cases of the contract', () => {
      for (const item of contract.pages) {
        it(`${item.name} → ${item.expect.state} (${item.expect.reason}) [AD-14, AD-15]`, async () => {
          const statuses: Record<string, string> = {
            published: 'publish',
            scheduled: 'future',
            trashed: 'trash',
          };
          const status = item.page ? (statuses[item.page.status] ?? item.page.status) : '';
          const text = item.page ? contract.samples[item.page.text] : '';
          const mark = item.page?.suggested
            ? '<strong class="privacy-policy-tutorial">Suggested text: </strong>'
            : '';
          const address = item.address?.startsWith('/')
            ? `${shop.wp.url}${item.address}`
            : (item.address ?? '');
          const code = item.page
            ? `${update(`'post_status' => '${status === 'trash' ? 'publish' : status}', 'post_password' => '${item.page.password ?? ''}', 'post_content' => '<p>${mark}${text}</p>'${status === 'future' ? `, 'edit_date' => true, 'post_date' => '2099-01-01 12:00:00', 'post_date_gmt' => '2099-01-01 12:00:00'` : ''}`)}
               ${status === 'trash' ? `wp_trash_post(${POLICY_PAGE});` : ''}`
            : item.chosen === 'none'
              ? `update_option('wp_page_for_privacy_policy', 0);`
              : `wp_delete_post(${POLICY_PAGE}, true); update_option('wp_page_for_privacy_policy', ${POLICY_PAGE});`;
          const answer = await shop.wp.php(`
            update_option('test_policy_url', '${address}');
            ${code}
            echo json_encode(Zgoda\\adapter()->reports()->rows());`);
          const [page] = JSON.parse(answer) as {
            state: string;
            reason: string;
            url: string | null;
            text: string | null;
            title: string | null;
          }[];
          assert.equal(page?.state, item.expect.state);
          assert.equal(page?.reason, item.expect.reason);
          assert.equal(page?.text !== null, item.expect.public);
          assert.equal(page?.url !== null, item.expect.public || address !== '');
        });
      }

      it('turns HTML into the text that a reader sees [AD-17]', async () => {
        const answer = await shop.wp.php(
          `echo json_encode(array_map(fn($case) => Zgoda\\WordPress\\Core\\Report\\PolicyText::ofHtml($case['html']), ${php(contract.texts)}));`,
        );
        const texts = JSON.parse(answer) as string[];
        contract.texts.forEach((item, index) => {
          assert.equal(texts[index], item.text, item.name);
        });
      });

      it('loses no text to a long comment, unclosed elements or stray characters', async () => {
        const answer = await shop.wp.php(`
          $pages = array(
            '<p>Kto</p><!--' . str_repeat( 'x', 3000000 ) . '--><p>Po co</p>',
            '<p>Kto</p>' . str_repeat( '<svg>', 20000 ) . '<p>Po co</p>',
            '<p>Kto</p>' . str_repeat( '<svg></svg', 20000 ) . '<p>Po co</p>',
            '<p>Kto</p><p>Po co</p>' . str_repeat( '<a ', 100000 ),
            '<p>Kto</p><p>Po co</p>' . str_repeat( '<!--', 100000 ),
          );
          echo json_encode( array_map( fn( $page ) => substr( Zgoda\\WordPress\\Core\\Report\\PolicyText::ofHtml( $page ), 0, 9 ), $pages ) );`);
        assert.deepEqual(JSON.parse(answer), Array(5).fill('Kto Po co'));
      });

      it('distinguishes filler text and unfilled templates from real texts', async () => {
        const texts = contract.placeholders.map((item) =>
          item.repeat
            ? item.repeat.repeat(item.times ?? 1)
            : `${item.after ? `${contract.samples[item.after]} ` : ''}${item.text}`,
        );
        const answer = await shop.wp.php(
          `echo json_encode(array_map('Zgoda\\WordPress\\Core\\Report\\PolicyText::placeholder', ${php(texts)}));`,
        );
        const reasons = JSON.parse(answer) as string[];
        contract.placeholders.forEach((item, index) => {
          assert.equal(reasons[index], item.reason, item.name);
        });
      });
    });

    describe('wherever the report is made from', () => {
      it('has the same text with a button that opens the chat: saved in the editor, by the scheduler, on the command line [AD-17]', async () => {
        const admin = await new WordPressSession(shop.wp).signIn();
        const content = `<p>${POLICY_TEXT}</p><p>[zgoda_open label="Zapytaj nas teraz"]</p><!-- wp:zgoda/contact-button {"label":"Napisz do nas teraz"} /-->`;
        const texts: unknown[] = [];
        const keepText = async () => {
          await shop.service.heard(1);
          texts.push(shop.service.reports().at(-1)?.pages[0]?.text);
          shop.service.clear();
        };
        await admin.saveInEditor(POLICY_PAGE, { content });
        await keepText();
        await shop.wp.php(`define('DOING_CRON', true); do_action('zgoda_daily_push');`);
        await keepText();
        await shop.wp.php('Zgoda\\push_policy();');
        await keepText();
        assert.match(String(texts[0]), /\S/);
        assert.deepEqual(texts, [texts[0], texts[0], texts[0]]);
      });
    });

    describe('several languages', () => {
      it('reports each supported language that has its own page [AD-16]', async () => {
        const reports = await shop.reportsOf(`
          $en = wp_insert_post(['post_type' => 'page', 'post_status' => 'draft', 'post_title' => 'Privacy', 'post_content' => '<p>${POLICY_TEXT}</p>']);
          update_option('test_polylang', ['pl' => ${POLICY_PAGE}, 'en' => $en, 'cs' => 2]);`);
        assert.deepEqual(reports, [], 'not the policy page yet');
        const now = await shop.reportsOf(
          `wp_update_post(['ID' => get_option('test_polylang')['en'], 'post_status' => 'publish']);`,
        );
        assert.deepEqual(
          now[0]?.map(({ locale, isDefault, state }) => ({ locale, isDefault, state })),
          [
            { locale: 'pl', isDefault: true, state: 'published' },
            { locale: 'en', isDefault: false, state: 'published' },
          ],
        );
      });

      it('without such a plugin reports the site’s language; an unsupported one as en', async () => {
        const of = async (locale: string) => {
          const answer = await shop.wp.php(
            `update_option('test_locale', '${locale}'); echo json_encode(Zgoda\\adapter()->reports()->rows());`,
          );
          return (JSON.parse(answer) as { locale: string }[]).map((page) => page.locale);
        };
        assert.deepEqual(await of('pl_PL'), ['pl']);
        assert.deepEqual(await of('de_DE_formal'), ['de']);
        assert.deepEqual(await of('fr_FR'), ['en']);
      });
    });

    describe('afterwards', () => {
      it('PHP reports no fault in the plugin', () => {
        assert.deepEqual(
          shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
          [],
        );
      });
    });
  });
}
