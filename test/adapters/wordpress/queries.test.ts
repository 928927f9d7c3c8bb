import assert from 'node:assert/strict';
import {
  setConstants,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';
import { SHOP_KEY } from '../recording-service.ts';

const COUNTER = `<?php
if (isset($_SERVER['HTTP_X_WITHOUT'])) add_filter('option_active_plugins', fn($list) => array_diff($list, ['zgoda/zgoda.php']));
add_action('shutdown', function () { echo '<!-- asked ' . $GLOBALS['wpdb']->num_queries . ' -->'; });
`;

for (const version of versionsFor(import.meta.url)) {
  describe(`a visitor's page of a real WordPress ${version} queries the database`, () => {
    let shop: WordPressShop;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.addMustUse('counter.php', COUNTER);
      // The first admin visit creates options, and the stand-ins for other plugins read their own.
      await shop.wp.php(
        `Zgoda\\register_settings(); foreach (['test_nonce', 'test_product'] as $name) update_option($name, '');`,
      );
      await shop.connect();
    });
    after(() => shop?.stop());

    const visit = async (path: string, headers: Record<string, string>) => {
      const html = await (await fetch(`${shop.wp.url}${path}`, { headers })).text();
      return { html, asked: Number(/<!-- asked (\d+) -->/.exec(html)?.[1]) };
    };

    for (const [what, sharing, constants] of [
      ['with nothing shared', '[]', ''],
      ['with all shared', `['customer' => '1', 'cart' => '1', 'orders' => '1']`, ''],
      [
        'with a connection that stands in wp-config.php alone',
        '[]',
        `define('ZGODA_SERVICE_URL', 'https://chat.example'); define('ZGODA_SHOP_KEY', '${SHOP_KEY}');`,
      ],
    ] as const) {
      it(`no more often than without the plugin, ${what}`, async () => {
        await shop.wp.php(`update_option('zgoda_sharing', ${sharing});`);
        await setConstants(shop.wp, constants);
        if (constants !== '') await shop.wp.php(`delete_option('zgoda_connection');`);
        for (const path of ['/', '/privacy-policy/', '/?s=tea', '/not-there/']) {
          await visit(path, { 'x-without': '1' });
          const without = await visit(path, { 'x-without': '1' });
          const own = await visit(path, {});
          assert.doesNotMatch(without.html, /data-zgoda/);
          assert.match(own.html, /data-zgoda/);
          assert.equal(/data-identity=/.test(own.html), sharing !== '[]');
          assert.ok(without.asked > 0);
          assert.equal(own.asked, without.asked, path);
        }
      });
    }
  });
}
