/** Translations of the policy page that WPML links and unlinks: it stores them in a table of its own, so that no hook of a post fires. */
import assert from 'node:assert/strict';
import {
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

/** WPML: its filters, and the action that it does after each change of its table. */
const WPML = `<?php
add_filter('wpml_default_language', fn() => 'pl');
add_filter('wpml_active_languages', fn() => ['pl' => ['default_locale' => 'pl_PL'], 'en' => ['default_locale' => 'en_US']]);
add_filter('wpml_object_id', fn($id, $type, $original, $language) => 'pl' === $language ? $id : (get_option('test_links')[$id] ?? null), 10, 4);
function test_link($page, $translation, $change) {
  $GLOBALS['wpdb']->update($GLOBALS['wpdb']->options, ['option_value' => serialize($translation ? [$page => $translation] : [])], ['option_name' => 'test_links']);
  wp_cache_flush();
  do_action('wpml_translation_update', $change + ['trid' => 7, 'translation_id' => 70, 'rows_affected' => 1]);
}`;

for (const version of versionsFor(import.meta.url)) {
  describe(`translations that WPML links on a real WordPress ${version}`, function () {
    this.timeout(60_000);
    let shop: WordPressShop;
    let other: string;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.addMustUse('wpml.php', WPML);
      await shop.connect();
      await shop.reset();
      other = await shop.wp.php(
        `update_option('test_links', []); echo wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Privacy', 'post_content' => '<p>${POLICY_TEXT}</p>']);`,
      );
    });
    after(() => shop?.stop());

    const reportsOf = async (code: string) =>
      (await shop.reportsOf(code)).map((pages) => pages.map(({ locale, pageId }) => `${locale} ${pageId}`));
    const change = (type: string, id = other, context = 'post') =>
      `['type' => '${type}', 'element_id' => ${id}, 'element_type' => 'post_page', 'context' => '${context}']`;

    it('a page that becomes a translation of the policy is reported at once, and so is one that stops being it [AD-16, AD-18]', async () => {
      const both = [`pl ${POLICY_PAGE}`, `en ${other}`];
      assert.deepEqual(await reportsOf(`test_link(${POLICY_PAGE}, ${other}, ${change('update')});`), [both]);
      assert.deepEqual(await reportsOf(`test_link(${POLICY_PAGE}, 0, ${change('update')});`), [
        [`pl ${POLICY_PAGE}`],
      ]);
      assert.deepEqual(await reportsOf(`test_link(${POLICY_PAGE}, ${other}, ${change('insert')});`), [both]);
      const unnamed = `['type' => 'delete', 'element_type' => 'post_page', 'context' => 'post']`;
      assert.deepEqual(await reportsOf(`test_link(${POLICY_PAGE}, 0, ${unnamed});`), [[`pl ${POLICY_PAGE}`]]);
    });

    it('links between other pages, and words that are translated, are not reported [AD-22]', async () => {
      assert.deepEqual(await reportsOf(`test_link(2, 0, ${change('update', '2')});`), []);
      assert.deepEqual(
        await reportsOf(`test_link(${POLICY_PAGE}, 0, ${change('update', String(POLICY_PAGE), 'tax')});`),
        [],
      );
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
