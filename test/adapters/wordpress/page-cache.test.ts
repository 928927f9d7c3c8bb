import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type PageCache, startPageCache } from '../../support/surroundings/page-cache.ts';
import { updatePage } from '../../support/wordpress/policy-changes.ts';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';

const IDENTITY = '/wp-admin/admin-ajax.php?action=zgoda_identity';

for (const version of versionsFor(import.meta.url)) {
  describe(`a page cache in front of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let merchant: Merchant;
    let cache: PageCache;

    before(async function () {
      if (shopMissing(version) || !existsSync('/usr/sbin/nginx')) this.skip();
      shop = await startShop(version);
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(shop.wp.url).host } });
      await shop.reset();
      merchant = await makeMerchant(service, {}, `${shop.wp.url}/`);
      await shop.wp.php(`
        update_option('zgoda_secret', '${merchant.adapterSecret}');
        update_option('zgoda_connection', ['address' => '${service.origin}', 'key' => '${merchant.shop.key}']);
        update_option('zgoda_sharing', ['customer' => true, 'cart' => true, 'orders' => true]);
        wp_insert_user(['user_login' => 'ada', 'user_pass' => 'ada-pass', 'user_email' => 'ada@klient.example', 'display_name' => 'Ada Kanarek']);`);
      cache = await startPageCache(shop.wp.url);
    });
    after(async () => {
      await cache?.stop();
      await shop?.stop();
      await service?.stop();
    });

    const visit = async (path = '/', cookie = '') => {
      const response = await fetch(cache.url + path, { headers: { cookie } });
      return { html: await response.text(), from: response.headers.get('x-cache'), response };
    };

    it('gives everyone the same page, with nothing personal in it [AD-9]', async () => {
      const ada = await new WordPressSession(shop.wp).signIn('ada', 'ada-pass');
      const own = await visit('/', ada.cookie());
      assert.equal(own.from, 'BYPASS', 'pages of signed-in users are not cached');
      assert.match(own.html, /Ada Kanarek/, 'WordPress’s own bar names the person');
      await visit();
      const { html, from } = await visit();
      assert.equal(from, 'HIT');
      const tag = /<script[^>]*data-zgoda[^>]*>/.exec(html)?.[0];
      assert.ok(tag?.includes('data-identity='), tag);
      assert.equal(/<script[^>]*data-zgoda[^>]*>/.exec(own.html)?.[0], tag);
      for (const word of ['Ada Kanarek', 'ada@klient.example', 'wordpress:', 'zgs_'])
        assert.ok(!html.includes(word), word);
      assert.doesNotMatch(tag ?? '', /nonce|user|token/);
    });

    it('never stores an identity token or gives it to another visitor [AD-30]', async () => {
      const ada = await new WordPressSession(shop.wp).signIn('ada', 'ada-pass');
      const ask = async (cookie: string) =>
        fetch(cache.url + IDENTITY, {
          method: 'POST',
          headers: { cookie, origin: shop.wp.url, 'sec-fetch-site': 'same-origin' },
        });
      const mine = await ask(ada.cookie());
      assert.equal(mine.status, 200);
      assert.match(String((await mine.json()).token), /\./);
      assert.notEqual(mine.headers.get('x-cache'), 'HIT');
      assert.equal((await ask('')).status, 204, 'a guest gets nothing of it');
    });

    it('cannot keep the consent box alive: it disappears at once although the page is still the cached one [D3, CO-4]', async () => {
      const before = await openSession(service, merchant.shop);
      assert.notEqual(before.body.form.notice.consent, null);
      await shop.wp.php(updatePage(`'post_status' => 'draft'`));
      assert.equal((await visit()).from, 'HIT', 'the cache knows nothing of it');
      const after = await openSession(service, merchant.shop);
      assert.equal(after.body.form.notice.consent, null);
      const sent = await call(service, 'POST', '/v1/visitor/leads', {
        body: leadBody(merchant.shop, before),
      });
      assert.equal(sent.status, 409);
      assert.equal(sent.body.code, 'notice_stale');
      await shop.wp.php(updatePage(`'post_status' => 'publish'`));
      assert.notEqual((await openSession(service, merchant.shop)).body.form.notice.consent, null);
    });
  });
}
