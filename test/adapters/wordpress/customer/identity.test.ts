import assert from 'node:assert/strict';
import * as v from 'valibot';
import { identityTokenField } from '../../../../service/protocol/identity-token.ts';
import { signIdentity } from '../../../support/builders/identity-token.ts';
import { fieldValue, type Page, WordPressSession } from '../../../support/wordpress/session.ts';
import { SETTINGS } from '../../../support/wordpress/settings.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../../recording-service.ts';

const PLAIN = '/wp-admin/admin-ajax.php?action=zgoda_identity';
const WOO = '/?wc-ajax=zgoda_identity';

for (const version of versionsFor(import.meta.url)) {
  describe(`what a real WordPress ${version} shares about its customer`, () => {
    let shop: WordPressShop;
    let admin: WordPressSession;
    let guest: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
      admin = await new WordPressSession(shop.wp).signIn();
      guest = new WordPressSession(shop.wp);
    });
    after(() => shop?.stop());
    beforeEach(() => shop.reset());

    const share = (what: Record<string, boolean>, more = '') =>
      shop.wp.php(`update_option('zgoda_sharing', json_decode('${JSON.stringify(what)}', true)); ${more}`);
    const ask = (
      session: WordPressSession,
      path = PLAIN,
      headers: Record<string, string> = {},
    ): Promise<Page> =>
      session.post(path, {}, { origin: shop.wp.url, 'sec-fetch-site': 'same-origin', ...headers });
    const claimsOf = ({ html }: Page) => {
      const { token } = JSON.parse(html);
      const { claims } = v.parse(identityTokenField, token);
      assert.equal(signIdentity(SECRET, claims), token, 'signed with the secret of the shop');
      return claims;
    };

    it('is nothing until the owner switches it on: no address in the page, no token on request [AD-31]', async () => {
      assert.doesNotMatch((await admin.get('/')).html, /data-identity/);
      assert.equal((await ask(admin)).status, 204);
    });

    it('is switched on in the settings, one checkbox each [AD-3, AD-31]', async () => {
      const page = await admin.get(SETTINGS);
      await admin.post('/wp-admin/options.php', {
        option_page: 'zgoda_sharing',
        action: 'update',
        _wpnonce: fieldValue(page.html, '_wpnonce', "value='zgoda_sharing'"),
        'zgoda_sharing[customer]': '1',
      });
      assert.equal(claimsOf(await ask(admin)).sub, 'wordpress:1');
    });

    it('leaves the page the same for everyone: only the address is in it, and nothing personal [AD-9, AD-30]', async () => {
      await share({ customer: true, cart: true, orders: true });
      const tag = async (session: WordPressSession) =>
        /<script[^>]*data-zgoda[^>]*>/.exec((await session.get('/')).html)?.[0];
      const seen = await tag(guest);
      assert.match(seen ?? '', /data-identity="\/wp-admin\/admin-ajax\.php\?action=zgoda_identity"/);
      assert.equal(await tag(admin), seen);
    });

    it('names the customer only by number, for five minutes, and is never cached [AD-30]', async () => {
      await share({ customer: true });
      const page = await ask(admin);
      assert.match(page.headers.get('cache-control') ?? '', /no-store/);
      const claims = claimsOf(page);
      assert.equal(claims.shop, SHOP_KEY);
      assert.equal(claims.exp - claims.iat, 300);
      assert.deepEqual(claims.facts.orders, []);
      assert.equal(claims.facts.cart, null);
      const again = claimsOf(await ask(admin));
      assert.notEqual(again.nonce, claims.nonce);
      assert.doesNotMatch(Buffer.from(page.html).toString(), /admin@example\.test/);
    });

    it('tells accounts with the same number apart; one from before that keeps its number, under which it is known', async () => {
      await share({ customer: true }, `delete_option('zgoda_account_ids');`);
      const known = (when: string) =>
        shop.wp.php(`
          global $wpdb;
          $wpdb->update($wpdb->users, ['user_registered' => '${when}'], ['ID' => 1]);
          clean_user_cache(1);
          echo implode(' ', Zgoda\\account_ids(get_userdata(1)));`);
      assert.match(await known('2026-01-02 03:04:05'), /^wordpress:1 wordpress:1-[0-9a-f]{10}$/);
      assert.equal(claimsOf(await ask(admin)).sub, 'wordpress:1');
      const later = await known('2099-01-02 03:04:05');
      assert.match(later, /^wordpress:1-[0-9a-f]{10}$/);
      assert.equal(claimsOf(await ask(admin)).sub, later);
      assert.notEqual(await known('2099-01-02 03:04:06'), later);
      assert.match(await known('0000-00-00 00:00:00'), /^wordpress:1 /, 'written by an import');
      assert.equal(
        await shop.wp.php(`
          echo json_encode(array_map(fn($id) => Zgoda\\account_of_id($id)->ID ?? null,
            ['wordpress:1', 'wordpress:1-0123456789', 'wordpress:2', 'woo:1', 'wordpress:1-', '1', null, ['wordpress:1']]));`),
        '[1,null,null,null,null,null,null,null]',
      );
    });

    it('is nothing for a guest without a cart', async () => {
      await share({ customer: true, cart: true, orders: true });
      assert.equal((await ask(guest)).status, 204);
    });

    it('is refused to other sites and to links [AD-30]', async () => {
      await share({ customer: true });
      for (const headers of [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example', 'sec-fetch-site': '' },
        { origin: '', 'sec-fetch-site': 'same-site' },
        { origin: '', 'sec-fetch-site': '' },
      ]) {
        assert.equal((await ask(admin, PLAIN, headers)).status, 403, JSON.stringify(headers));
      }
      assert.equal((await admin.get(PLAIN)).status, 403);
    });

    it('includes cart and newest orders with WooCommerce, as far as they are shared', async () => {
      await share(
        { customer: true, cart: true, orders: true },
        `update_option('test_woo', 1); update_option('test_cart', 2);`,
      );
      assert.match((await guest.get('/')).html, /data-identity="\/\?wc-ajax=zgoda_identity"/);
      const { facts } = claimsOf(await ask(admin, WOO));
      assert.deepEqual(facts.cart, { items: 2, total: '129.90', currency: 'PLN' });
      assert.deepEqual(
        facts.orders.map(({ number }) => number),
        ['1048', '1046', '1044', '1043', '1042'],
        'and no draft of a checkout that was left',
      );
      assert.equal(facts.orders[0]?.state, 'Przetwarzane');
      assert.equal(facts.orders[0]?.total, '89.50');
      const cartOfGuest = claimsOf(await ask(guest, WOO));
      assert.equal(cartOfGuest.sub, null);
      assert.deepEqual(cartOfGuest.facts.orders, []);
      await share({ customer: true, cart: false, orders: false });
      const less = claimsOf(await ask(admin, WOO));
      assert.deepEqual([less.facts.cart, less.facts.orders], [null, []]);
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
