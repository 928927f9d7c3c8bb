import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  connectStaff,
  leadBody,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../support/scenes/chat-actors.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 24 * 3_600_000;

describe('retention', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());

  it('removes leads and conversations when their time is over, and their proof a year later [RE-1, RE-3]', async () => {
    const merchant = await makeMerchant(service, { leadRetentionDays: 30, anonymousRetentionDays: 10 });
    await pushPolicy(service, merchant);
    const staff = await connectStaff(service, merchant.email);
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    await call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: merchant.shop.key, ref: randomUUID(), text: 'x', boot: newBoot(), locale: 'pl' },
    });
    await staff.close();
    const scope = scopeOfShop(merchant.shop.id);
    const count = async () => ({
      leads: (await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e15), 9)).length,
      conversations: (await wholeInbox(service.stores, scopeOfShops([merchant.shop.id]), new Date(0))).length,
    });
    await service.useCases.sweepExpired();
    assert.deepEqual(await count(), { leads: 1, conversations: 1 });
    clock.forward(11 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.deepEqual(await count(), { leads: 1, conversations: 0 });
    clock.forward(20 * DAY_MS);
    assert.equal((await service.useCases.sweepExpired()).leads, 1);
    assert.deepEqual(await count(), { leads: 0, conversations: 0 });
    const [proof] = await service.stores.consents.range(scope, 1, 1);
    assert.ok(proof?.kind === 'event');
    assert.equal(proof.event.ref.value, null);
    clock.forward(366 * DAY_MS);
    assert.equal((await service.useCases.sweepExpired()).proofs, 1);
    const [stone] = await service.stores.consents.range(scope, 1, 1);
    assert.equal(stone?.kind, 'tombstone');
  });

  it('refuses a visitor token after 8 hours [EP-3]', async () => {
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const opened = await call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: merchant.shop.key, ref: randomUUID(), text: 'x', boot: newBoot(), locale: 'pl' },
    });
    await staff.close();
    const { token } = opened.body;
    const read = () =>
      call(service, 'GET', `/v1/visitor/events?shop=${merchant.shop.key}&after=0`, { token });
    assert.equal((await read()).status, 200);
    clock.forward(8 * 3_600_000 + 1);
    assert.equal((await read()).status, 401);
    assert.equal((await openSession(service, merchant.shop, 'pl', token)).body.conversation, null);
  });

  it('keeps a lead without any notice for 30 days at most [RE-1]', async () => {
    const merchant = await makeMerchant(service, { whenNoPolicy: 'bare' });
    const session = await openSession(service, merchant.shop);
    assert.equal(session.body.form.notice, null);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(sent.status, 201, sent.text);
    const keptMs = new Date(sent.body.keptUntil).getTime() - clock.now().getTime();
    assert.ok(Math.abs(keptMs - 30 * DAY_MS) < 60_000);
  });
});
