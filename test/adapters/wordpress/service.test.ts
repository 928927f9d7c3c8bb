import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { updatePage } from '../../support/wordpress/policy-changes.ts';
import { fieldValue, WordPressSession } from '../../support/wordpress/session.ts';
import {
  EVERY_WORDPRESS,
  POLICY_PAGE,
  POLICY_TEXT,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../support/wordpress/shop.ts';

const SETTINGS = '/wp-admin/options-general.php?page=zgoda';

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`a real WordPress ${version} and the service`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let merchant: Merchant;
    let admin: WordPressSession;

    const visitor = () => openSession(service, merchant.shop);
    const basisBecomes = async (basis: string): Promise<void> => {
      while ((await visitor()).body.form.notice.basis !== basis);
    };
    const send = (body: unknown) => call(service, 'POST', '/v1/visitor/leads', { body });
    const stored = async () => {
      const leads = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 100);
      const { seq } = await service.stores.consents.head(scopeOfShop(merchant.shop.id));
      return { leads: leads.length, consents: seq };
    };

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(shop.wp.url).host } });
      await shop.reset();
      await shop.wp.php(`update_option('test_locale', 'pl_PL');`);
      merchant = await makeMerchant(service, {}, `${shop.wp.url}/`);
      admin = await new WordPressSession(shop.wp).signIn();
    });
    after(async () => {
      await shop?.stop();
      await service?.stop();
    });

    it('the keys from the console, entered in wp-admin, connect the two', async () => {
      const page = await admin.get(SETTINGS);
      await admin.post('/wp-admin/options.php', {
        option_page: 'zgoda',
        action: 'update',
        _wpnonce: fieldValue(page.html, '_wpnonce', "value='zgoda'"),
        'zgoda_connection[address]': service.origin,
        'zgoda_connection[key]': merchant.shop.key,
        'zgoda_secret[value]': merchant.adapterSecret,
      });
      const check = await admin.get(SETTINGS);
      await admin.post('/wp-admin/admin-post.php', {
        action: 'zgoda_check',
        _wpnonce: fieldValue(check.html, '_wpnonce', 'value="zgoda_check"'),
      });
      const { html } = await admin.get(SETTINGS);
      assert.match(html, new RegExp(merchant.shop.name));
      assert.match(html, /Polityka prywatności według usługi Zgoda \(polski\)/);
      assert.match(html, /Formularz kontaktowy, bo teraz nikt nie jest dostępny\./);
    });

    it('shows the visitor the box with title and address of the published page [D3, CO-5]', async () => {
      const { body } = await visitor();
      assert.equal(body.form.notice.basis, 'consent');
      const link = body.form.notice.consent.find((part: { href?: string }) => part.href?.startsWith('http'));
      assert.deepEqual([link.text, link.href], ['Polityka prywatności', `${shop.wp.url}/privacy-policy/`]);
    });

    const hidden: [string, string][] = [
      ['set to draft', updatePage(`'post_status' => 'draft'`)],
      ['made private', updatePage(`'post_status' => 'private'`)],
      ['moved to the trash', `wp_trash_post(${POLICY_PAGE});`],
      ['put behind a password', updatePage(`'post_password' => 'sesame'`)],
      ['no longer chosen', `update_option('wp_page_for_privacy_policy', 0);`],
      ['deleted', `wp_delete_post(${POLICY_PAGE}, true);`],
    ];
    for (const [what, code] of hidden) {
      it(`${what}: no box at once, and back when it is published again [D3]`, async () => {
        await shop.wp.php(code);
        const without = await visitor();
        assert.equal(without.body.form.notice.consent, null);
        assert.equal(without.body.form.notice.basis, 'request');
        await shop.reset();
        assert.equal((await visitor()).body.form.notice.basis, 'consent');
      });
    }

    it('a form filled in before the page was hidden is refused and stores nothing; under the new notice it is kept [CO-4]', async () => {
      const before = await stored();
      const session = await visitor();
      await admin.saveInEditor(POLICY_PAGE, { status: 'draft' });
      await basisBecomes('request');
      const refused = await send(leadBody(merchant.shop, session));
      assert.equal(refused.status, 409, refused.text);
      assert.equal(refused.body.code, 'notice_stale');
      assert.deepEqual(await stored(), before);
      const { form } = refused.body.details;
      const kept = await send(
        leadBody(merchant.shop, session, { noticeId: form.notice.id, formToken: form.formToken }),
      );
      assert.equal(kept.status, 201, kept.text);
      assert.deepEqual(await stored(), { leads: before.leads + 1, consents: before.consents + 1 });
      const [entry] = await service.stores.consents.range(
        scopeOfShop(merchant.shop.id),
        before.consents + 1,
        before.consents + 1,
      );
      assert.equal(entry?.kind === 'event' && entry.event.action, 'informed', 'that the notice was shown');
      await admin.saveInEditor(POLICY_PAGE, { status: 'publish' });
      await basisBecomes('consent');
    });

    it('under “hide” shows no form without the page [D3]', async () => {
      await service.stores.shops.update(scopeOfShop(merchant.shop.id), { whenNoPolicy: 'hide' });
      const session = await visitor();
      await shop.wp.php(updatePage(`'post_status' => 'draft'`));
      const refused = await send(leadBody(merchant.shop, session));
      assert.equal(refused.status, 403, refused.text);
      assert.equal(refused.body.code, 'form_closed');
      await shop.wp.php(updatePage(`'post_status' => 'publish'`));
      await service.stores.shops.update(scopeOfShop(merchant.shop.id), { whenNoPolicy: 'auto' });
      assert.equal((await visitor()).body.form.notice.basis, 'consent');
    });

    it('makes a new version of the notice for a new text, but not when the page is saved unchanged [D5]', async () => {
      const first = (await visitor()).body.form.notice.id;
      await shop.wp.php(updatePage(`'post_content' => '<p>${POLICY_TEXT} Nowe zdanie.</p>'`));
      const second = (await visitor()).body.form.notice.id;
      assert.notEqual(second, first);
      await shop.wp.php(`do_action('zgoda_daily_push');`);
      assert.equal((await visitor()).body.form.notice.id, second);
    });

    it('shows no box for filler text', async () => {
      await shop.wp.php(updatePage(`'post_content' => '<p>${POLICY_TEXT} Lorem ipsum dolor sit amet.</p>'`));
      assert.equal((await visitor()).body.form.notice.consent, null);
      await shop.reset();
    });

    it('a forged key changes nothing', async () => {
      await basisBecomes('consent');
      await shop.wp.php(`update_option('zgoda_secret', 'zgs_ForgedForgedForgedForged');`);
      await shop.wp.php(updatePage(`'post_status' => 'draft'`));
      assert.equal((await visitor()).body.form.notice.basis, 'consent');
      await shop.wp.php(`update_option('zgoda_secret', '${merchant.adapterSecret}');`);
      assert.equal((await visitor()).body.form.notice.consent, null, 'the true key reports at once');
      await shop.reset();
    });
  });
}
