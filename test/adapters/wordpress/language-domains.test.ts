/** The service knows one origin per shop, so the chat's frame is refused on other domains. */
import assert from 'node:assert/strict';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS } from '../../support/wordpress/settings.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';

const LANGUAGES = `<?php
function test_home($slug) {
  $home = trailingslashit(get_option('home'));
  $german = ['path' => $home . 'de/', 'domain' => 'https://de.shop.example/'][get_option('test_mode', 'path')];
  return 'de' === $slug ? $german : $home;
}
if (get_option('test_wpml')) {
  add_filter('wpml_default_language', fn() => 'pl');
  add_filter('wpml_current_language', fn() => $_GET['language'] ?? 'pl');
  add_filter('wpml_active_languages', fn() => ['pl' => ['default_locale' => 'pl_PL'], 'de' => ['default_locale' => 'de_DE']]);
  add_filter('wpml_object_id', fn($id) => $id);
  add_filter('wpml_permalink', fn($url, $slug) => test_home($slug), 10, 2);
} else {
  function pll_languages_list($args) { return $args['fields'] === 'slug' ? ['pl', 'de'] : ['pl_PL', 'de_DE']; }
  function pll_default_language($field) { return 'pl'; }
  function pll_current_language($field) { return $_GET['language'] ?? 'pl'; }
  function pll_get_post($id, $slug) { return $id; }
  function pll_home_url($slug) { return test_home($slug); }
}`;

for (const version of versionsFor(import.meta.url)) {
  describe(`languages with domains of their own on a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
      admin = await new WordPressSession(shop.wp).signIn();
      await shop.addMustUse('languages.php', LANGUAGES);
    });
    after(() => shop?.stop());

    const set = (mode: 'path' | 'domain', isWpml: boolean) =>
      shop.wp.php(`update_option('test_mode', '${mode}'); update_option('test_wpml', ${isWpml ? 1 : 0});`);
    const hasChat = async (language: string) =>
      (await (await fetch(`${shop.wp.url}/?language=${language}`)).text()).includes('data-zgoda');
    const card = async () => (await admin.get(SETTINGS)).html;

    for (const isWpml of [false, true]) {
      const plugin = isWpml ? 'WPML' : 'Polylang';

      it(`shows no chat on another domain, and the status card says so, with ${plugin}`, async () => {
        await set('domain', isWpml);
        assert.deepEqual([await hasChat('pl'), await hasChat('de')], [true, false]);
        assert.match(
          await card(),
          /Visitors see no chat on de\.shop\.example, because it works only on [^:]+:/,
        );
      });

      it(`shows it in every language of one domain, with ${plugin}`, async () => {
        await set('path', isWpml);
        assert.deepEqual([await hasChat('pl'), await hasChat('de')], [true, true]);
        assert.doesNotMatch(await card(), /Visitors see no chat/);
      });
    }

    it('says nothing of a language in which the owner switched the chat off', async () => {
      await set('domain', false);
      await shop.wp.php(`update_option('zgoda_display', ['languages' => ['de']]);`);
      assert.doesNotMatch(await card(), /Visitors see no chat/);
      await shop.wp.php(`delete_option('zgoda_display');`);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
