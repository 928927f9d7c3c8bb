import assert from 'node:assert/strict';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  type Merchant,
  makeMerchant,
  openSession,
  POLICY_TEXT,
  pushPolicy,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';
import { type ShopSite, startShopSite } from '../../support/surroundings/shop-site.ts';

const HOUR_MS = 3_600_000;
const PATH = '/polityka-prywatnosci/';

describe('a shop server that reports no more', () => {
  const clock = makeFakeClock(new Date().toISOString());
  const outbox = watchOutbox();
  let service: TestService;
  let site: ShopSite;
  let merchant: Merchant;
  let mailsBefore = 0;
  before(async () => {
    site = await startShopSite('', () => '');
    service = await startTestService({
      stores: outbox.stores,
      env: { ZGODA_PRIVATE_TARGETS: new URL(site.origin).host },
      overrides: { clock },
    });
  });
  after(async () => {
    await service.stop();
    await site.stop();
  });
  beforeEach(async () => {
    site.put(PATH, {
      body: `<title>Polityka prywatności – Sklep</title><main><h1>Polityka</h1><p>${POLICY_TEXT}</p></main>`,
    });
    merchant = await makeMerchant(service, {}, `${site.origin}/`);
    await pushPolicy(service, merchant);
    mailsBefore = (await outbox.readMails(service)).length;
  });

  const shop = async () => {
    const token = await signIn(service, merchant.email);
    return (await call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}`, { token })).body;
  };
  const silentSince = async () => {
    const token = await signIn(service, merchant.email);
    return (await call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/connection`, { token })).body
      .silentSince;
  };
  const basis = async () => (await openSession(service, merchant.shop)).body.form.notice.basis;
  const mails = async () =>
    (await outbox.readMails(service)).slice(mailsBefore).map(({ kind, to }) => [kind, to]);
  const hide = () => site.put(PATH, { body: 'Not found', status: 404 });

  it('loses its word after two days: the box goes when the page is not there, and the owner is told [AD-42, D3]', async () => {
    const reportedAt = clock.now();
    hide();
    clock.forward(47 * HOUR_MS);
    assert.deepEqual([await basis(), await silentSince(), await mails()], ['consent', null, []]);
    clock.forward(2 * HOUR_MS);
    assert.equal(await basis(), 'request');
    assert.equal((await shop()).policySource, 'link');
    assert.equal(await silentSince(), reportedAt.toISOString());
    assert.deepEqual(await mails(), [
      ['store_silent', merchant.email],
      ['policy_lost', merchant.email],
    ]);
    clock.forward(HOUR_MS);
    await basis();
    assert.equal((await mails()).length, 2, 'told once');
  });

  it('is bound by its word again as soon as it reports', async () => {
    clock.forward(49 * HOUR_MS);
    await basis();
    assert.equal((await shop()).policySource, 'link');
    await pushPolicy(service, merchant);
    assert.equal((await shop()).policySource, 'adapter');
    assert.equal(await silentSince(), null);
  });

  it('that says it is switched off is checked by its link at once; its keys stay good [AD-42]', async () => {
    assert.equal((await signedCall(service, merchant, 'POST', '/v1/adapter/pause', '{}')).status, 204);
    assert.equal((await shop()).policySource, 'link');
    assert.notEqual(await silentSince(), null);
    assert.deepEqual(await mails(), [['store_silent', merchant.email]]);
    hide();
    clock.forward(HOUR_MS / 4);
    assert.equal(await basis(), 'request');
    clock.forward(1);
    assert.equal((await pushPolicy(service, merchant)).status, 200);
    assert.equal((await shop()).policySource, 'adapter');
  });

  it('cannot undo a report that comes during the look at its page [AD-20]', async () => {
    clock.forward(49 * HOUR_MS);
    await basis();
    clock.forward(HOUR_MS);
    const report = () => pushPolicy(service, merchant, { title: 'Nowy tytuł' });
    site.put(PATH, { body: '', status: 404, before: report });
    await basis();
    const { policySource, policy } = await shop();
    assert.deepEqual(
      [policySource, policy[0].title, policy[0].state],
      ['adapter', 'Nowy tytuł', 'published'],
    );
  });
});
