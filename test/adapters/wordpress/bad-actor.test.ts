import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  type Reply,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { updatePage } from '../../support/wordpress/policy-changes.ts';
import { WordPressSession } from '../../support/wordpress/session.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';

type Sent = { url: string; method: string; headers: Record<string, string>; body: string };

for (const version of versionsFor(import.meta.url)) {
  describe(`a bad actor between a real WordPress ${version} and the service`, () => {
    let shop: WordPressShop;
    let service: TestService;
    let own: Merchant;
    let other: Merchant;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      service = await startTestService({ env: { ZGODA_PRIVATE_TARGETS: new URL(shop.wp.url).host } });
      own = await makeMerchant(service, {}, `${shop.wp.url}/`);
      other = await makeMerchant(service, {}, `${shop.wp.url}/`);
      await shop.reset();
    });
    after(async () => {
      await shop?.stop();
      await service?.stop();
    });
    beforeEach(async () => {
      await connect(own.shop.key, own.adapterSecret);
      await shop.reset();
      assert.equal(await basis(), 'consent');
    });

    const connect = (key: string, secret: string) =>
      shop.wp.php(`
        update_option('zgoda_secret', '${secret}');
        update_option('zgoda_connection', ['address' => '${service.origin}', 'key' => '${key}']);`);
    const basis = async (merchant = own): Promise<string> =>
      (await openSession(service, merchant.shop)).body.form.notice.basis;
    const code = async (): Promise<string> =>
      shop.wp.php(`echo Zgoda\\adapter()->facts()->report()['code'] ?? '';`);
    const overhear = async (change: string): Promise<Sent> =>
      JSON.parse(
        await shop.wp.php(`
          add_action('http_api_debug', function ($answer, $context, $transport, $sent, $url) {
            echo json_encode(['url' => $url] + array_intersect_key($sent, array_flip(['method', 'headers', 'body'])));
          }, 10, 5);
          ${change}`),
      );
    const say = async ({ url, method, headers, body }: Sent): Promise<[number, string]> => {
      const answer = await fetch(url, { method, headers, body });
      return [answer.status, (await answer.json()).code];
    };

    it('cannot replay a report, at once or later [AD-7]', async () => {
      const hidden = await overhear(updatePage(`'post_status' => 'draft'`));
      assert.equal(await basis(), 'request');
      assert.deepEqual(await say(hidden), [401, 'signature_invalid']);
      await shop.wp.php(updatePage(`'post_status' => 'publish'`));
      assert.deepEqual(await say(hidden), [401, 'signature_invalid']);
      assert.equal(await basis(), 'consent');
    });

    it('cannot change a report in transit, claim another shop or send it to another path [AD-7]', async () => {
      const sent = await overhear(updatePage(`'post_title' => 'Nowy tytuł'`));
      const { headers } = sent;
      for (const forged of [
        { ...sent, body: sent.body.replace('"published"', '"unpublished"') },
        { ...sent, body: `${sent.body} ` },
        { ...sent, headers: { ...headers, 'X-Zgoda-Shop': other.shop.key } },
        { ...sent, headers: { ...headers, 'X-Zgoda-Time': String(Number(headers['X-Zgoda-Time']) + 1) } },
        { ...sent, method: 'POST', url: `${service.origin}/v1/adapter/disconnect` },
        { ...sent, method: 'POST', url: `${service.origin}/v1/adapter/secret` },
      ]) {
        assert.deepEqual(await say(forged), [401, 'signature_invalid'], forged.url);
      }
      assert.equal(await basis(), 'consent');
    });

    it('cannot use a signature with a past or future time [AD-7]', async () => {
      for (const seconds of [-302, 302]) {
        const sent: Sent = JSON.parse(
          await shop.wp.php(`
            $time = time() + ${seconds}; $body = json_encode(['pushedAt' => $time * 1000]);
            echo json_encode(['url' => '${service.origin}/v1/adapter/policy', 'method' => 'PUT', 'body' => $body, 'headers' => [
              'Content-Type' => 'application/json', 'X-Zgoda-Shop' => '${own.shop.key}', 'X-Zgoda-Time' => (string) $time, 'X-Zgoda-Nonce' => str_repeat('a', 32),
              'X-Zgoda-Signature' => Zgoda\\WordPress\\Core\\Connection\\Signature::ofRequest(Zgoda\\adapter()->connection()->secret(), $time, str_repeat('a', 32), 'PUT', '/v1/adapter/policy', $body)]]);`),
        );
        assert.deepEqual(await say(sent), [401, 'signature_invalid'], String(seconds));
      }
    });

    it('cannot report for one shop with the secret key of another [AD-7]', async () => {
      await connect(other.shop.key, other.adapterSecret);
      await shop.reset();
      assert.equal(await basis(other), 'consent');
      for (const [key, secret] of [
        [own.shop.key, other.adapterSecret],
        [other.shop.key, own.adapterSecret],
      ] as const) {
        await connect(key, secret);
        await shop.wp.php(updatePage(`'post_status' => 'draft'`));
        assert.equal(await code(), 'signature_invalid');
        await shop.wp.php(updatePage(`'post_status' => 'publish'`));
        assert.deepEqual([await basis(own), await basis(other)], ['consent', 'consent']);
      }
    });

    describe('with the identity token of a customer', () => {
      type StartedConversation = { merchant: Merchant; token: string; id: string };
      const startConversation = async (merchant: Merchant): Promise<StartedConversation> => {
        const staff = await connectStaff(service, merchant.email);
        const body = {
          shop: merchant.shop.key,
          ref: randomUUID(),
          boot: newBoot(),
          text: 'Hej',
          locale: 'pl',
        };
        const { token } = (await call(service, 'POST', '/v1/visitor/messages', { body })).body;
        const inbox = await call(service, 'GET', '/v1/staff/inbox', {
          token: await signIn(service, merchant.email),
        });
        staff.close();
        return { merchant, token, id: inbox.body.conversations[0].id };
      };
      const identify = ({ merchant, token }: StartedConversation, word: string): Promise<Reply> =>
        call(service, 'POST', '/v1/visitor/identity', {
          token,
          body: { shop: merchant.shop.key, token: word },
        });
      const customerOf = async ({ merchant, id }: StartedConversation): Promise<unknown> => {
        const token = await signIn(service, merchant.email);
        const { body } = await call(service, 'GET', `/v1/staff/conversations/${id}/customer`, { token });
        return body.customer;
      };
      const askWordPress = async (): Promise<string> => {
        await shop.wp.php(`update_option('zgoda_sharing', ['customer' => true]);`);
        const session = await new WordPressSession(shop.wp).signIn();
        const { html } = await session.post(
          '/wp-admin/admin-ajax.php?action=zgoda_identity',
          {},
          {
            origin: shop.wp.url,
            'sec-fetch-site': 'same-origin',
          },
        );
        return JSON.parse(html).token;
      };

      it('cannot use the token in another shop, or have one made for it [AD-32, SE-1]', async () => {
        const elsewhere = await startConversation(other);
        const honest = await askWordPress();
        assert.equal((await identify(elsewhere, honest)).status, 401);
        await connect(other.shop.key, own.adapterSecret);
        const foreign = await askWordPress();
        const here = await startConversation(own);
        for (const conversation of [elsewhere, here])
          assert.equal((await identify(conversation, foreign)).status, 401);
        assert.deepEqual([await customerOf(elsewhere), await customerOf(here)], [null, null]);
      });

      it('cannot use the token in a second conversation, or change the customer number in it [AD-32]', async () => {
        const [first, second] = [await startConversation(own), await startConversation(own)];
        const word = await askWordPress();
        const [payload = '', signature = ''] = word.split('.');
        const claims = Buffer.from(payload, 'base64url').toString().replace('wordpress:1', 'wordpress:2');
        const forged = `${Buffer.from(claims).toString('base64url')}.${signature}`;
        assert.equal((await identify(second, forged)).status, 401);
        assert.equal((await identify(first, word)).status, 204);
        assert.equal((await identify(second, word)).status, 401);
        assert.equal(await customerOf(second), null);
      });
    });
  });
}
