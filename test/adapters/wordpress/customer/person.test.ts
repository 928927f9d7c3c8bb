import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { scopeOfShop, scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { identityTokenField } from '../../../../service/protocol/identity-token.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
} from '../../../support/scenes/chat-actors.ts';
import { wholeInbox } from '../../../support/scenes/whole-inbox.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';
import { WordPressSession } from '../../../support/wordpress/session.ts';
import {
  EVERY_WORDPRESS,
  shopMissing,
  startShop,
  versionsFor,
  type WordPressShop,
} from '../../../support/wordpress/shop.ts';

const EMAIL = 'ada.kanarek@klient.example';
const CANARY = 'Kanarek-w-klatce-7291';

for (const version of versionsFor(import.meta.url, EVERY_WORDPRESS)) {
  describe(`a customer of a real WordPress ${version} and of the service`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let merchant: Merchant;
    let ada: WordPressSession;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(shop.wp.url).host } });
      await shop.reset();
      merchant = await makeMerchant(service, {}, `${shop.wp.url}/`);
      await shop.wp.php(`
        wp_insert_user(['user_login' => 'ada', 'user_pass' => 'ada-pass', 'user_email' => '${EMAIL}']);
        update_option('zgoda_sharing', ['customer' => true]);
        update_option('zgoda_secret', '${merchant.adapterSecret}');
        update_option('zgoda_connection', ['address' => '${service.origin}', 'key' => '${merchant.shop.key}']);
        do_action('shutdown');`);
      ada = await new WordPressSession(shop.wp).signIn('ada', 'ada-pass');
    });
    after(async () => {
      await shop?.stop();
      await service?.stop();
    });

    const scope = () => scopeOfShop(merchant.shop.id);
    const tool = async (kind: 'exporters' | 'erasers', email = EMAIL) =>
      JSON.parse(
        await shop.wp.php(`
          $tool = apply_filters('wp_privacy_personal_data_${kind}', [])['zgoda'];
          $all = []; $page = 1;
          do { $answer = call_user_func($tool['callback'], '${email}', $page++);
            if (is_wp_error($answer)) { $answer = ['done' => true, 'error' => $answer->get_error_message()]; }
            $all[] = $answer;
          } while (!$answer['done'] && $page < 20);
          echo json_encode($all);`),
      );

    const chatAs = async (customer: WordPressSession, text: string) => {
      const staff = await connectStaff(service, merchant.email);
      const sent = await call(service, 'POST', '/v1/visitor/messages', {
        body: { shop: merchant.shop.key, ref: randomUUID(), boot: newBoot(), text, locale: 'pl' },
      });
      const page = await customer.post(
        '/wp-admin/admin-ajax.php?action=zgoda_identity',
        {},
        { origin: shop.wp.url, 'sec-fetch-site': 'same-origin' },
      );
      const { token } = JSON.parse(page.html);
      const identified = await call(service, 'POST', '/v1/visitor/identity', {
        token: sent.body.token,
        body: { shop: merchant.shop.key, token },
      });
      assert.equal(identified.status, 204, identified.text);
      const id = String((await staff.next('customer.known')).conversationId);
      staff.close();
      return { id, staffToken: staff.token, sub: v.parse(identityTokenField, token).claims.sub };
    };

    it('writes while signed in: the consultant sees that the shop confirms the identity', async () => {
      const { id, staffToken } = await chatAs(ada, `${CANARY} na czacie`);
      const read = await call(service, 'GET', `/v1/staff/conversations/${id}/customer`, {
        token: staffToken,
      });
      assert.equal(read.body.customer.isSignedIn, true);
    });

    it('leaves a lead, and WordPress’s own export contains lead, chat and proof [RT-1]', async () => {
      const session = await openSession(service, merchant.shop);
      const lead = await call(service, 'POST', '/v1/visitor/leads', {
        body: leadBody(merchant.shop, session, { email: EMAIL, message: `${CANARY} w formularzu` }),
      });
      assert.equal(lead.status, 201, lead.text);
      const pages = await tool('exporters');
      assert.equal(pages.at(-1).error, undefined);
      const text = JSON.stringify(pages);
      assert.ok(text.includes(`${CANARY} w formularzu`), 'the lead, found by address');
      assert.ok(text.includes(`${CANARY} na czacie`), 'the chat, found by the number of the account');
    });

    it('is erased with WordPress’s own tool: lead and chat are gone, the proof is reported as kept [RT-2]', async () => {
      const pages = await tool('erasers');
      const last = pages.at(-1);
      assert.equal(last.error, undefined);
      assert.equal(last.items_removed, true);
      assert.equal(last.items_retained, true, 'the skeleton of the consent');
      assert.ok(last.messages.length > 0);
      const leads = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 10);
      assert.deepEqual(leads, []);
      const open = await wholeInbox(service.stores, scopeOfShops([merchant.shop.id]), new Date(0));
      assert.deepEqual(open, []);
      assert.ok((await service.stores.consents.head(scope())).seq > 0);
      assert.doesNotMatch(JSON.stringify(await tool('exporters')), new RegExp(CANARY));
    });

    it('is not taken for the next account that gets the same number from WordPress [RT-1, RT-2]', async () => {
      const userId = await shop.wp.php(
        `echo wp_insert_user(['user_login' => 'piotr', 'user_pass' => 'piotr-pass', 'user_email' => 'piotr@klient.example']);`,
      );
      const piotr = await new WordPressSession(shop.wp).signIn('piotr', 'piotr-pass');
      const { id, sub } = await chatAs(piotr, 'Piotr pisze');
      const taskEmails = () =>
        shop.wp.php(`echo json_encode(Zgoda\\task_emails(['email' => null, 'subs' => ['${sub}']]));`);
      assert.match(JSON.stringify(await tool('exporters', 'piotr@klient.example')), /Piotr pisze/);
      assert.equal(await taskEmails(), '["piotr@klient.example"]');
      // As after a restored backup: Piotr's user id is free, and Ewa gets it.
      await shop.wp.php(`
        global $wpdb;
        $wpdb->delete($wpdb->users, ['ID' => ${userId}]);
        $wpdb->insert($wpdb->users, ['ID' => ${userId}, 'user_login' => 'ewa', 'user_pass' => '', 'user_email' => 'ewa@klient.example', 'user_registered' => gmdate('Y-m-d H:i:s', time() + 3600)]);
        clean_user_cache(${userId});`);
      assert.equal(await taskEmails(), '[]', 'a task about Piotr');
      assert.doesNotMatch(JSON.stringify(await tool('exporters', 'ewa@klient.example')), /Piotr pisze/);
      assert.equal((await tool('erasers', 'ewa@klient.example')).at(-1).done, true);
      assert.notEqual(await service.stores.conversations.find(scope(), id as never), null);
    });
  });
}
