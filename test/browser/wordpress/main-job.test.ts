import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Frame } from 'playwright-core';
import { packWordPress } from '../../../scripts/package-adapters.ts';
import { startWordPress, type WordPress } from '../../../scripts/wordpress/start-wordpress.ts';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { launchBrowser, openChat, type TestBrowser } from '../../support/browser/browser.ts';
import { testDatabaseUrl, withSchemaLock } from '../../support/database/database.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { POLICY_PAGE, POLICY_TEXT } from '../../support/wordpress/shop.ts';

for (const version of ['6.1', '6.5'] as const) {
  describe(`the main job on a real WordPress ${version}, a real database and a real browser`, () => {
    let service: TestService;
    let wp: WordPress;
    let merchant: Merchant;
    let browser: TestBrowser;
    let frame: Frame;

    before(async () => {
      const url = await testDatabaseUrl();
      wp = await startWordPress({ version, pluginZip: packWordPress().bytes, pluginFile: 'zgoda/zgoda.php' });
      service = await startTestService({
        stores: await withSchemaLock(() => openMongoStores(url)),
        env: { ZGODA_PRIVATE_TARGETS: new URL(wp.url).host },
      });
      merchant = await makeMerchant(service, {}, `${wp.url}/`);
      await wp.php(`
        update_option('zgoda_secret', '${merchant.adapterSecret}');
        update_option('zgoda_connection', ['address' => '${service.origin}', 'key' => '${merchant.shop.key}']);
        update_option('wp_page_for_privacy_policy', ${POLICY_PAGE});`);
      await edit(
        `'post_status' => 'publish', 'post_title' => 'Polityka prywatności', 'post_content' => '<p>${POLICY_TEXT}</p>'`,
      );
      browser = await launchBrowser();
      await browser.page.goto(`${wp.url}/`);
      frame = await openChat(browser.page);
      await frame.locator('#email').waitFor();
    });
    after(async () => {
      await browser?.close();
      await wp?.stop();
      await service?.stop();
    });

    const edit = (fields: string) => wp.php(`wp_update_post(['ID' => ${POLICY_PAGE}, ${fields}]);`);
    const box = () => frame.locator('#consent');
    const stored = async () => ({
      leads: await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date('2100-01-01'), 50),
      consents: (await service.stores.consents.head(scopeOfShop(merchant.shop.id))).seq,
    });

    it('shows the unticked box with the title and link of the published page [D3, CO-1, CO-5]', async () => {
      await box().waitFor();
      assert.equal(await box().isChecked(), false);
      const link = frame.locator('label[for=consent] a[href^="http"]');
      assert.match((await link.textContent()) ?? '', /^Polityka prywatności/);
      const page = await fetch((await link.getAttribute('href')) ?? '');
      assert.equal(page.status, 200);
    });

    for (const [name, hide, restore] of [
      ['set to draft', `'post_status' => 'draft'`, `'post_status' => 'publish'`],
      ['made private', `'post_status' => 'private'`, `'post_status' => 'publish'`],
      ['put behind a password', `'post_password' => 'sezam'`, `'post_password' => ''`],
    ] as const) {
      it(`hides the box in the open widget when the page is ${name}, and shows it again afterwards [D3, CO-4]`, async () => {
        const session = await openSession(service, merchant.shop);
        await edit(hide);
        await box().waitFor({ state: 'detached' });
        const before = await stored();
        const refused = await call(service, 'POST', '/v1/visitor/leads', {
          body: leadBody(merchant.shop, session),
        });
        assert.equal(refused.status, 409);
        assert.equal(refused.body.code, 'notice_stale');
        assert.deepEqual(await stored(), before);
        await edit(restore);
        await box().waitFor();
      });
    }

    it('hides the box when the page goes to the trash, and shows it again when it is published [D3]', async () => {
      await wp.php(`wp_trash_post(${POLICY_PAGE});`);
      await box().waitFor({ state: 'detached' });
      await wp.php(`wp_untrash_post(${POLICY_PAGE}); wp_publish_post(${POLICY_PAGE});`);
      await edit(`'post_name' => 'privacy-policy'`);
      await box().waitFor();
    });

    it('makes a new notice version when the text is edited [CO-4, D5]', async () => {
      const before = (await openSession(service, merchant.shop)).body.form.notice.id;
      await edit(`'post_content' => '<p>${POLICY_TEXT} Zmiana z dzisiaj.</p>'`);
      const after = (await openSession(service, merchant.shop)).body.form.notice.id;
      assert.notEqual(after, before);
    });

    it('keeps a lead under the built-in notice as a request while the page is not published [D2, D3]', async () => {
      await frame.locator('#message').fill('Wiadomość bez zgody');
      await edit(`'post_status' => 'draft'`);
      await box().waitFor({ state: 'detached' });
      assert.equal(
        await frame.locator('#message').inputValue(),
        'Wiadomość bez zgody',
        'typed text is never lost',
      );
      await frame.locator('#email').fill('gosc@example.net');
      await frame.locator('button.main').click();
      await frame.getByText('Thank you, we have your message').waitFor();
      const [lead] = (await stored()).leads;
      assert.equal(lead?.basis, 'request');
      assert.equal(lead?.consentEventId, null);
      assert.match(lead?.noticeId ?? '', /^ntc_/);
      await edit(`'post_status' => 'publish'`);
    });

    it('keeps a lead with its consent event only after the visitor ticked the box, and proves it [CO-2, CO-8, CO-9]', async () => {
      await frame.getByRole('button', { name: 'Write another message' }).click();
      await frame.locator('#message').fill('Czy macie matchę?');
      await frame.locator('#email').fill('gosc@example.net');
      await box().waitFor();
      const before = await stored();
      await frame.locator('button.main').click();
      await frame.locator('#consent-fault').filter({ hasText: /\S/ }).waitFor();
      assert.equal((await stored()).leads.length, before.leads.length);
      await box().check();
      await frame.locator('button.main').click();
      await frame.getByText('Thank you, we have your message').waitFor();
      const after = await stored();
      assert.equal(after.consents, before.consents + 1);
      const lead = after.leads[0];
      assert.ok(lead);
      assert.equal(lead.shopId, merchant.shop.id);
      const token = await signIn(service, merchant.email);
      const { body } = await call(service, 'GET', `/v1/staff/leads/${lead.id}/evidence`, { token });
      assert.equal(body.verdict.valid, true, JSON.stringify(body.verdict));
      assert.match(body.evidence.policySnapshot.text, /Zmiana z dzisiaj/);
    });

    it('puts nothing personal and no token into the pages of the shop', async () => {
      const html = await (await fetch(`${wp.url}/`)).text();
      assert.match(html, new RegExp(`${service.origin}/w/v1/${merchant.shop.key}\\.js`));
      assert.ok(!html.includes(merchant.adapterSecret));
      assert.doesNotMatch(html, /admin@|gosc@/);
    });

    it(`answers a form under "hide" with 403 while the page is not published`, async () => {
      const session = await openSession(service, merchant.shop);
      const token = await signIn(service, merchant.email);
      await call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, {
        token,
        body: { whenNoPolicy: 'hide' },
      });
      await edit(`'post_status' => 'draft'`);
      const body = leadBody(merchant.shop, session, { ref: randomUUID() });
      const refused = await call(service, 'POST', '/v1/visitor/leads', { body });
      assert.equal(refused.status, 403);
      assert.equal(refused.body.code, 'form_closed');
    });
  });
}
