import assert from 'node:assert/strict';
import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { fetchedPage } from '../../support/builders/fetched-page.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const SHOP = 'https://sklep.example.com/';

describe('a shop whose snippet is looked for', () => {
  let page: FetchedPage;
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService({ overrides: { fetchPage: async () => page } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service, {}, SHOP);
    token = await signIn(service, merchant.email);
  });

  const shows = (html: string, changes?: Parameters<typeof fetchedPage>[2]) => {
    page = fetchedPage(SHOP, html, changes);
  };
  const line = (key = merchant.shop.key, origin = service.origin) =>
    `<script src="${origin}/w/v1/${key}.js" defer data-zgoda></script>`;
  const check = async () => {
    const reply = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/install-check`, {
      token,
      body: {},
    });
    assert.equal(reply.status, 200, reply.text);
    return reply.body;
  };
  const isInstalled = async () =>
    (await call(service, 'GET', '/v1/staff/me', { token })).body.shops[0].isInstalled;

  it('is installed once its own snippet was seen on its first page', async () => {
    shows('<html><body>Sklep</body></html>');
    assert.deepEqual(await check(), {
      state: 'missing',
      reason: 'none',
      status: null,
      isTwice: false,
      otherOrigin: null,
      policyFaults: [],
    });
    assert.equal(await isInstalled(), false);
    shows(line());
    assert.equal((await check()).state, 'found');
    assert.equal(await isInstalled(), true);
  });

  it('is told when the snippet is that of another shop, or of another service', async () => {
    const other = await makeMerchant(service);
    shows(line(other.shop.key));
    assert.equal((await check()).reason, 'other_shop');
    shows(line(merchant.shop.key, 'https://stary-czat.example'));
    const { state, reason } = await check();
    assert.deepEqual([state, reason], ['missing', 'other_service']);
    assert.equal(await isInstalled(), false);
  });

  it('is told when the snippet stands there twice', async () => {
    shows(line() + line());
    const { state, isTwice } = await check();
    assert.deepEqual([state, isTwice], ['found', true]);
  });

  it('does not count as installed while its own security policy keeps the chat out [AD-11]', async () => {
    shows(line(), { contentPolicy: "default-src 'self'" });
    const { state, policyFaults } = await check();
    assert.equal(state, 'blocked');
    assert.deepEqual(policyFaults, [
      { place: 'header', directive: `script-src 'self' ${service.origin}` },
      { place: 'header', directive: `frame-src 'self' ${service.origin}` },
    ]);
    assert.equal(await isInstalled(), false);
  });

  it('is told its real address, where the chat would not open', async () => {
    shows(line(), { finalUrl: 'https://www.sklep.example.com/' });
    const { state, otherOrigin } = await check();
    assert.deepEqual([state, otherOrigin], ['blocked', 'https://www.sklep.example.com']);
    const body = { url: otherOrigin };
    await call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, { token, body });
    assert.equal((await check()).state, 'found');
  });

  it('is told why its first page could not be read', async () => {
    const refusals: [FetchedPage, Record<string, unknown>][] = [
      [{ kind: 'failed', reason: 'unknown_host', detail: '' }, { reason: 'unknown_host' }],
      [{ kind: 'failed', reason: 'certificate', detail: '' }, { reason: 'certificate' }],
      [{ kind: 'failed', reason: 'refused', detail: '' }, { reason: 'private' }],
      [{ kind: 'failed', reason: 'unreadable', detail: '' }, { reason: 'unreadable' }],
      [
        { kind: 'left', finalUrl: 'https://inny.example/pl/' },
        { reason: 'left', otherOrigin: 'https://inny.example' },
      ],
    ];
    for (const [answer, expected] of refusals) {
      page = answer;
      const said = await check();
      assert.equal(said.state, 'unreachable');
      for (const [field, value] of Object.entries(expected)) assert.equal(said[field], value);
    }
    page = { kind: 'status', status: 503 };
    const { state, reason, status } = await check();
    assert.deepEqual([state, reason, status], ['unreachable', 'status', 503]);
    const shop = await service.stores.shops.get(scopeOfShop(merchant.shop.id));
    assert.equal(shop?.seenAt, null);
  });
});
