import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { parseDoorAnswer } from '../../../../service/protocol/door.ts';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../../support/wordpress/shop.ts';
import { SECRET, SHOP_KEY } from '../../recording-service.ts';

const DOOR = '/wp-admin/admin-ajax.php?action=zgoda_door';

for (const version of versionsFor(import.meta.url)) {
  describe(`the door of a real WordPress ${version}`, () => {
    let shop: WordPressShop;
    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
    });
    after(() => shop?.stop());
    beforeEach(() => shop.reset());

    const headersOf = (body: string, secret = SECRET, nonce = randomBytes(24).toString('base64url')) => {
      const time = String(Math.floor(Date.now() / 1000));
      const hash = createHash('sha256').update(body).digest('hex');
      const text = ['zgoda-door.v1', time, nonce, SHOP_KEY, hash].join('\n');
      return {
        'content-type': 'application/json',
        'x-zgoda-shop': SHOP_KEY,
        'x-zgoda-time': time,
        'x-zgoda-nonce': nonce,
        'x-zgoda-signature': `v1=${createHmac('sha256', secret).update(text).digest('hex')}`,
      };
    };
    const send = (body: string, headers: Record<string, string>) =>
      fetch(shop.wp.url + DOOR, { method: 'POST', body, headers });
    const ask = async (question: object): Promise<unknown> => {
      const body = JSON.stringify(question);
      const answer = await send(body, headersOf(body));
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
      return answer.json();
    };
    const allow = (what: Record<string, boolean>) =>
      shop.wp.php(
        `update_option('test_woo', 1); update_option('zgoda_sharing', json_decode('${JSON.stringify(what)}', true));`,
      );
    const find = (number: string, email: string | null) => ask({ do: 'order', number, email, locale: 'pl' });
    const subOf = () => shop.wp.php(`echo Zgoda\\account_ids(get_userdata(1))[0];`);

    it('is an address of the site itself, named in each report with what the owner allows [AD-46, AD-50]', async () => {
      await allow({ search: true });
      await shop.wp.php('Zgoda\\note_change();');
      const pushed = shop.service.requests.filter(({ path }) => path.endsWith('/policy')).at(-1);
      assert.deepEqual(JSON.parse(pushed?.body ?? '{}').adapter.door, {
        url: shop.wp.url + DOOR,
        answers: ['order'],
      });
    });

    it('refuses every call that the service did not sign, and one that comes twice [AD-47, AD-48]', async () => {
      await allow({ search: true });
      const body = JSON.stringify({ do: 'order', number: '1048', email: null, locale: 'pl' });
      for (const headers of [{}, headersOf(body, 'zgs_another'), headersOf(`${body} `)]) {
        const answer = await send(body, headers as Record<string, string>);
        assert.deepEqual([answer.status, await answer.text()], [401, '']);
      }
      const once = headersOf(body);
      assert.equal((await send(body, once)).status, 200);
      assert.equal((await send(body, once)).status, 401);
      const odd = JSON.stringify({ do: 'invoices' });
      assert.equal((await send(odd, headersOf(odd))).status, 400);
    });

    it('reports when it is asked to, and changes nothing else [AD-48, AD-49]', async () => {
      await allow({ search: true });
      await shop.wp.php('Zgoda\\note_change();');
      const settings = () =>
        shop.wp.php(
          `global $wpdb; echo json_encode($wpdb->get_results("SELECT option_name, option_value FROM {$wpdb->options} WHERE option_name LIKE 'zgoda%' AND option_name NOT IN ('zgoda_sent','zgoda_view','zgoda_report','zgoda_unsent')"));`,
        );
      const before = await settings();
      const reports = shop.service.requests.length;
      assert.deepEqual(await ask({ do: 'report' }), { answer: 'accepted' });
      await shop.service.heard(reports + 1);
      assert.equal(await settings(), before);
    });

    it('tells nothing of orders until the owner switches it on [AD-50]', async () => {
      await allow({ customer: true, orders: true });
      assert.deepEqual(await find('1048', null), { answer: 'off' });
      assert.deepEqual(await ask({ do: 'customer', sub: await subOf() }), { answer: 'off' });
    });

    it('tells the newest orders of the account that is named, and of no other [AD-50]', async () => {
      await allow({ live: true });
      const answer = await ask({ do: 'customer', sub: await subOf() });
      const read = parseDoorAnswer('customer', JSON.stringify(answer));
      assert.ok(read?.answer === 'orders', JSON.stringify(answer));
      assert.deepEqual(
        read.orders.map(({ number }) => number),
        ['1048', '1046', '1044', '1043', '1042', '1041', '1040'],
      );
      assert.deepEqual(read.orders[0], {
        number: '1048',
        state: 'Przetwarzane',
        total: '89.50',
        currency: 'PLN',
        placedAt: '2026-11-20T10:00:00Z',
        adminUrl: `${shop.wp.url}/wp-admin/admin.php?page=wc-orders&action=edit&id=1048`,
        paid: true,
        shippedAt: '2025-11-25T08:00:00Z',
        parcels: [{ carrier: 'InPost', number: '6200 77', url: 'https://inpost.example/620077' }],
      });
      assert.deepEqual(await ask({ do: 'customer', sub: 'wordpress:2' }), { answer: 'not_found' });
    });

    it('finds an order by its number with the e-mail that was asked for, and answers all others alike [AD-51]', async () => {
      await allow({ search: true });
      for (const [number, email] of [
        ['1048', 'anna@example.com'],
        [' #1048 ', 'ANNA@EXAMPLE.COM'],
        ['1048', null],
      ] as const) {
        const read = parseDoorAnswer('order', JSON.stringify(await find(number, email)));
        assert.ok(read?.answer === 'order', `${number} ${email}`);
        assert.deepEqual(
          [read.email, read.order.number, read.order.adminUrl],
          ['anna@example.com', '1048', null],
        );
      }
      for (const [number, email] of [
        ['1048', 'evil@example.com'],
        ['9999', 'anna@example.com'],
        ['1047', 'anna@example.com'],
        ['1048x', null],
      ] as const) {
        assert.deepEqual(await find(number, email), { answer: 'not_found' }, `${number} ${email}`);
      }
    });

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
