import assert from 'node:assert/strict';
import { WordPressSession } from '../../support/wordpress/session.ts';
import {
  EVERY_WORDPRESS,
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`the text of the privacy policy page of a real WordPress ${version}`, () => {
    let shop: WordPressShop;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.connect();
    });
    after(() => shop?.stop());
    beforeEach(() => shop.reset());

    const WHERE = `<?php add_shortcode('where', fn() => 'Sprache ' . determine_locale());`;
    const LOCALISED = `<p>${POLICY_TEXT}</p><p>[where]</p>`;

    it('has the same text whatever language the user has who saves the page [AD-17]', async () => {
      await shop.addMustUse('where.php', WHERE);
      await shop.wp.php(`update_user_meta(1, 'locale', 'pl_PL');`);
      const admin = await new WordPressSession(shop.wp).signIn();
      shop.service.clear();
      await admin.saveInEditor(POLICY_PAGE, { content: LOCALISED });
      await shop.service.heard(1);
      await shop.wp.php(`define('DOING_CRON', true); do_action('zgoda_daily_push');`);
      const texts = shop.service.reports().map(({ pages }) => pages[0]?.text?.match(/Sprache \w+/)?.[0]);
      await shop.wp.php(`delete_user_meta(1, 'locale');`);
      assert.deepEqual(texts, ['Sprache en_US', 'Sprache en_US']);
    });

    it('has each page’s text in the language of that page [AD-17]', async () => {
      await shop.addMustUse('where.php', WHERE);
      await shop.wp.php(`
        $en = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Privacy', 'post_content' => '${LOCALISED}']);
        wp_update_post(['ID' => ${POLICY_PAGE}, 'post_content' => '${LOCALISED}']);
        update_option('test_polylang', ['pl' => ${POLICY_PAGE}, 'en' => $en]);`);
      const now = await shop.reportsOf('Zgoda\\push_policy();');
      assert.deepEqual(
        now[0]?.map(({ locale, text }) => [locale, text?.match(/Sprache \w+/)?.[0]]),
        [
          ['pl', 'Sprache pl_PL'],
          ['en', 'Sprache en_GB'],
        ],
      );
      await shop.wp.php(`delete_option('test_polylang');`);
    });

    it('has no words that change by themselves, as “2 days ago” of WordPress’s own date block does [AD-17]', async () => {
      const date = (format: string) =>
        `<!-- wp:post-date {"displayType":"modified","format":"${format}"} /-->`;
      const [pages] = await shop.reportsOf(
        `wp_update_post(['ID' => ${POLICY_PAGE}, 'post_content' => '<p>${POLICY_TEXT}</p>${date('human-diff')}<p>${date('Y')}</p>']);`,
      );
      assert.equal(pages?.[0]?.text?.includes(' ago'), false, String(pages?.[0]?.text?.slice(-80)));
      assert.match(String(pages?.[0]?.text), / \d{4}$/);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
