/** Polylang fires no hook when a script sets languages, and WPML uses its own table. */
import assert from 'node:assert/strict';
import {
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const POLYLANG = `<?php
add_action('init', function () {
  foreach (['language', 'post_translations'] as $name) register_taxonomy($name, 'page', ['public' => false]);
}, 0);
function pll_languages_list($args) { return $args['fields'] === 'slug' ? ['pl', 'en', 'de', 'cs'] : ['pl_PL', 'en_GB', 'de_DE', 'cs_CZ']; }
function pll_default_language($field) { return get_option('test_default', 'pl'); }
function pll_current_language($field) { return false; }
function test_term($id, $taxonomy) { $terms = get_the_terms($id, $taxonomy); return is_array($terms) ? $terms[0] : null; }
function test_translations($id) {
  $group = test_term($id, 'post_translations');
  return $group ? array_filter(unserialize($group->description), fn($other, $slug) => pll_get_post_language($other) === $slug, ARRAY_FILTER_USE_BOTH) : [];
}
function pll_get_post_language($id) { return test_term($id, 'language')->slug ?? ''; }
function pll_get_post($id, $slug) { return pll_get_post_language($id) === $slug ? $id : test_translations($id)[$slug] ?? false; }
function pll_set_post_language($id, $slug) { wp_set_object_terms($id, $slug, 'language'); }
function pll_save_post_translations($translations) {
  $first = reset($translations);
  foreach (array_diff_assoc(test_translations($first), $translations) as $unlinked) {
    $group = test_term($unlinked, 'post_translations');
    wp_update_term($group->term_id, 'post_translations', ['description' => serialize(array_diff(unserialize($group->description), [$unlinked]))]);
  }
  if (count($translations) < 2) return;
  $group = test_term($first, 'post_translations');
  $data = ['description' => serialize($translations)];
  $number = $group ? wp_update_term($group->term_id, 'post_translations', $data)['term_id'] : wp_insert_term(uniqid('pll_'), 'post_translations', $data)['term_id'];
  foreach ($translations as $post) wp_set_object_terms($post, $number, 'post_translations');
}
`;

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
  describe(`translations that a script sets on a real WordPress ${version}`, () => {
    let shop: WordPressShop;

    const reported = () =>
      shop.service
        .reports()
        .at(-1)
        ?.pages.map(({ locale, pageId }) => `${locale} ${pageId}`);
    const heard = () => shop.service.requests.map(({ method, path }) => `${method} ${path}`);
    const script = async (code: string) => {
      shop.service.clear();
      await shop.wp.php(
        `$other = (int) get_option('test_other'); ${code} wp_remote_get('${shop.service.url}/script-goes-on');`,
      );
    };
    const LINK = `pll_set_post_language($other, 'en'); pll_save_post_translations(['pl' => ${POLICY_PAGE}, 'en' => $other]);`;
    let other: string;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.addMustUse('polylang.php', POLYLANG);
      await shop.connect();
      await shop.reset();
      other = await shop.wp.php(`
        pll_set_post_language(${POLICY_PAGE}, 'pl');
        $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Privacy', 'post_content' => '<p>${POLICY_TEXT}</p>']);
        update_option('test_other', $id); echo $id;`);
    });
    after(() => shop?.stop());

    it('a page that a link makes the policy of another language is reported while the script continues [AD-16, AD-18]', async () => {
      await script(LINK);
      assert.deepEqual(heard().at(0), 'PUT /v1/adapter/policy');
      assert.ok(heard().includes('GET /script-goes-on'));
      assert.deepEqual(reported(), [`pl ${POLICY_PAGE}`, `en ${other}`]);
    });

    it('a page that gets another language is reported under the new one [AD-16, AD-18]', async () => {
      await script(
        `pll_set_post_language($other, 'de'); pll_save_post_translations(['pl' => ${POLICY_PAGE}, 'de' => $other]);`,
      );
      assert.deepEqual(reported(), [`pl ${POLICY_PAGE}`, `de ${other}`]);
    });

    it('a page that stops being a translation is no longer reported [AD-16, AD-18]', async () => {
      await script(LINK);
      assert.deepEqual(reported(), [`pl ${POLICY_PAGE}`, `en ${other}`]);
      await script(`pll_save_post_translations(['pl' => ${POLICY_PAGE}]);`);
      assert.deepEqual(reported(), [`pl ${POLICY_PAGE}`]);
      await script(LINK);
      await script(`wp_delete_term(test_term($other, 'post_translations')->term_id, 'post_translations');`);
      assert.deepEqual(reported(), [`pl ${POLICY_PAGE}`]);
    });

    it('where the chat does not speak the language of the site, the English page is the default [AD-16]', async () => {
      await script(`
        update_option('test_default', 'cs');
        pll_set_post_language(${POLICY_PAGE}, 'cs'); pll_set_post_language($other, 'en');
        pll_save_post_translations(['cs' => ${POLICY_PAGE}, 'en' => $other]);`);
      assert.deepEqual(reported(), [`en ${other}`]);
      await script(`pll_save_post_translations(['cs' => ${POLICY_PAGE}]);`);
      assert.deepEqual(reported(), [`en ${POLICY_PAGE}`]);
      await script(`
        update_option('test_default', 'pl'); pll_set_post_language(${POLICY_PAGE}, 'pl');`);
      assert.deepEqual(reported(), [`pl ${POLICY_PAGE}`]);
    });

    it('links between other pages are not reported [AD-22]', async () => {
      await script(`
        $pages = array_map(fn($slug) => wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => $slug]), ['pl' => 'pl', 'en' => 'en']);
        foreach ($pages as $slug => $page) pll_set_post_language($page, $slug);
        pll_save_post_translations($pages);`);
      assert.deepEqual(heard(), ['GET /script-goes-on']);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}

for (const version of versionsFor(import.meta.url)) {
  describe(`translations that WPML links on a real WordPress ${version}`, () => {
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
