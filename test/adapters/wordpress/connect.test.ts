import assert from 'node:assert/strict';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { fieldValue, type Page, WordPressSession } from '../../support/wordpress/session.ts';
import { SETTINGS, storedState } from '../../support/wordpress/settings.ts';
import {
  EVERY_WORDPRESS,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const CACHES = `<?php
function test_emptied($cache) { update_option('test_emptied', array_merge(get_option('test_emptied', []), [$cache])); }
function rocket_clean_domain() { test_emptied('rocket'); }
function w3tc_flush_all() { test_emptied('w3tc'); }
add_action('litespeed_purge_all', fn() => test_emptied('litespeed'));
`;

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`connecting a real WordPress ${version} with one click`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let merchant: Merchant;
    let owner: string;
    let admin: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      [shop, service] = await Promise.all([startShop(version), startTestService()]);
      await shop.reset();
      await shop.wp.php(`update_option('woocommerce_store_address', 'ul. Lipowa 5'); update_option('woocommerce_store_city', 'Łódź');
        update_option('woocommerce_store_postcode', '90-001'); update_option('woocommerce_email_from_address', 'sklep@lisc.example');
        wp_insert_user(['user_login' => 'second', 'user_pass' => 'second-pass', 'user_email' => 's@x.example', 'role' => 'administrator']);
        wp_insert_user(['user_login' => 'editor', 'user_pass' => 'editor-pass', 'user_email' => 'e@x.example', 'role' => 'editor']);`);
      merchant = await makeMerchant(service, {}, `${shop.wp.url}/`);
      owner = await signIn(service, merchant.email);
      admin = await new WordPressSession(shop.wp).signIn();
    });
    after(async () => {
      await shop?.stop();
      await service?.stop();
    });

    const press = async (
      action: string,
      fields: Record<string, string> = {},
      html?: string,
    ): Promise<Page> => {
      const page = html ?? (await admin.get(SETTINGS)).html;
      return admin.post('/wp-admin/admin-post.php', {
        action,
        _wpnonce: fieldValue(page, '_wpnonce', `value="${action}"`),
        ...fields,
      });
    };
    const begin = async (html?: string) => {
      const address = `${service.origin}/console`;
      const { status, location } = await press('zgoda_connect', { address }, html);
      assert.equal(status, 302);
      const [console, encoded = ''] = (location ?? '').split('#/connect/');
      assert.equal(console, `${service.origin}/console`);
      return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    };
    const consent = async (asked: { returnUrl: string; challenge: string }): Promise<string> => {
      const { returnUrl, challenge } = asked;
      const reply = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/connection`, {
        token: owner,
        body: { returnUrl, challenge },
      });
      assert.equal(reply.status, 200, reply.text);
      return reply.body.code;
    };
    const comeBack = (asked: { returnUrl: string; state: string }, code: string, session = admin) =>
      session.get(`${asked.returnUrl}&zgoda_code=${code}&zgoda_state=${asked.state}`);
    const said = async (session = admin): Promise<string> =>
      (await session.get(`${SETTINGS}&settings-updated=true`)).html;

    it('sends the owner to the console with what WordPress knows about the shop, and sends the service nothing [AD-1, AD-26]', async () => {
      const asked = await begin();
      assert.equal(asked.url, `${shop.wp.url}/`);
      assert.equal(asked.returnUrl, `${shop.wp.url}${SETTINGS}`);
      assert.equal(asked.controller.email, 'sklep@lisc.example');
      assert.equal(asked.controller.address, 'ul. Lipowa 5, 90-001 Łódź');
      const { secret } = await storedState(shop);
      assert.equal(secret, '', 'not connected yet');
    });

    it('keeps the connection attempt for an hour, so that the owner can register first, and no longer [AD-26]', async () => {
      const began = Math.floor(Date.now() / 1000);
      await begin();
      const until = Number(await shop.wp.php(`echo get_option('_transient_timeout_zgoda_connect');`));
      const ended = Math.ceil(Date.now() / 1000);
      assert.ok(until >= began + 3600 && until <= ended + 3600, `${until - began} seconds`);
    });

    it('is not connected by a forged link, by another user, or with another user’s code [AD-26]', async () => {
      const asked = await begin();
      const code = await consent(asked);
      const forged = { ...asked, state: Buffer.alloc(32, 7).toString('base64url') };
      assert.equal((await comeBack(forged, code)).status, 302);
      assert.equal((await storedState(shop)).secret, '');
      const second = await new WordPressSession(shop.wp).signIn('second', 'second-pass');
      await comeBack(asked, code, second);
      assert.equal((await storedState(shop)).secret, '');
      const stranger = Buffer.alloc(32, 9).toString('base64url');
      await comeBack(asked, stranger);
      assert.match(await said(), /Press Connect again/);
      assert.equal((await storedState(shop)).secret, '');
    });

    it('is connected after the return, with the policy page reported and no key in any address [AD-27]', async () => {
      const asked = await begin();
      const { location } = await comeBack(asked, await consent(asked));
      assert.match(location ?? '', /settings-updated=true$/);
      const html = await said();
      assert.match(html, new RegExp(`Connected to “${merchant.shop.name}”`));
      const state = await storedState(shop);
      assert.deepEqual(state.connection, { address: service.origin, key: merchant.shop.key });
      assert.match(String(state.secret), /^zgs_/);
      assert.ok(['off', 'no'].includes(String(state.autoload)), 'not loaded with pages');
      assert.equal(state.code, 'ok', 'the first report was accepted');
      assert.doesNotMatch(html, /zgs_[A-Za-z0-9]/);
    });

    it('sends a test message and shows what a visitor would see now [AD-28]', async () => {
      await press('zgoda_test');
      assert.match(await said(), /The test message arrived/);
    });

    it('replaces the secret key without interrupting reports [AD-28]', async () => {
      const before = (await storedState(shop)).secret;
      await press('zgoda_renew');
      const state = await storedState(shop);
      assert.notEqual(state.secret, before);
      await press('zgoda_check');
      assert.match((await admin.get(SETTINGS)).html, new RegExp(merchant.shop.name));
    });

    it('offers Connect where a newer secret key was made elsewhere, and connects again by it [AD-28]', async () => {
      const { secret } = await storedState(shop);
      await press('zgoda_renew');
      await shop.wp.php(`update_option('zgoda_secret', '${secret}');`);
      await press('zgoda_renew');
      const html = await said();
      assert.match(html, /Press Connect to get a new one/);
      assert.match(html, /name="action" value="zgoda_connect"/);
      const asked = await begin(html);
      await comeBack(asked, await consent(asked));
      assert.notEqual((await storedState(shop)).secret, secret);
      assert.equal((await storedState(shop)).code, 'ok');
    });

    it('does nothing by a link, without the nonce, or for users without the capability [AD-3]', async () => {
      const before = await storedState(shop);
      const page = await admin.get(SETTINGS);
      const nonce = fieldValue(page.html, '_wpnonce', 'value="zgoda_disconnect"');
      assert.equal(
        (await admin.get(`/wp-admin/admin-post.php?action=zgoda_disconnect&_wpnonce=${nonce}`)).status,
        405,
      );
      assert.equal(
        (await admin.post('/wp-admin/admin-post.php', { action: 'zgoda_disconnect' })).status,
        403,
      );
      const editor = await new WordPressSession(shop.wp).signIn('editor', 'editor-pass');
      const refused = await editor.post('/wp-admin/admin-post.php', {
        action: 'zgoda_disconnect',
        _wpnonce: nonce,
      });
      assert.equal(refused.status, 403);
      assert.deepEqual(await storedState(shop), before);
    });

    it('disconnects: the secret key is invalid on both sides, the chat is gone, nothing is scheduled', async () => {
      const { secret } = await storedState(shop);
      await shop.addMustUse('caches.php', CACHES);
      await press('zgoda_disconnect');
      assert.match(
        await said(),
        /Disconnected\. New pages have no chat\..*If your site has a page cache, empty it now/,
      );
      assert.equal(
        await shop.wp.php(`echo implode(' ', get_option('test_emptied'));`),
        'rocket w3tc litespeed',
        'the caches that this site has',
      );
      const state = await storedState(shop);
      assert.equal(state.secret, '');
      assert.equal(state.daily, false);
      assert.doesNotMatch((await admin.get('/')).html, /data-zgoda/);
      const fresh = await service.stores.shops.findByKey(merchant.shop.key);
      assert.deepEqual(fresh?.adapterSecrets, []);
      assert.notEqual(secret, '');
    });

    it('PHP reports no fault in the plugin', () => {
      const ours = shop.wp.complaints().filter((line) => line.includes('plugins/zgoda'));
      assert.deepEqual(ours, []);
    });
  });
}
