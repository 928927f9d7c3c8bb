import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  call,
  leadBody,
  makeMerchant,
  openSession,
  POLICY_TEXT,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService } from '../../support/service/start-service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('what a crash leaves behind', () => {
  it('ends a consent whose lead was never stored, after an hour and not before [RE-1]', async () => {
    const clock = makeFakeClock();
    const stores = makeMemoryStores();
    const service = await startTestService({ stores, overrides: { clock } });
    const merchant = await makeMerchant(service);
    const scope = scopeOfShop(merchant.shop.id);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const insert = stores.leads.insert;
    Object.assign(stores.leads, { insert: () => Promise.reject(new Error('the process dies here')) });
    const failed = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session),
    });
    assert.equal(failed.status, 500);
    Object.assign(stores.leads, { insert });
    await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, await openSession(service, merchant.shop)),
    });
    const events = async () =>
      (await stores.consents.range(scope, 1, 9)).flatMap((entry) =>
        entry.kind === 'event' ? [entry.event] : [],
      );
    await service.useCases.sweepExpired();
    assert.ok(
      (await events()).every((event) => event.ref.value !== null),
      'it may still be on its way',
    );
    clock.forward(HOUR_MS + 1);
    await service.useCases.sweepExpired();
    const [orphan, kept] = await events();
    assert.deepEqual([orphan?.ref.value, orphan?.sessionRef.value], [null, null]);
    assert.ok(orphan?.proofExpiresAt !== null, 'and it gets an end');
    assert.ok(kept?.ref.value?.startsWith('led_') && kept.proofExpiresAt === null, 'a real one stays');
    await service.stop();
  });

  it('ends a consent whose lead was removed while the proof was not yet closed [RE-1]', async () => {
    const clock = makeFakeClock();
    const service = await startTestService({ overrides: { clock } });
    const merchant = await makeMerchant(service);
    const scope = scopeOfShop(merchant.shop.id);
    await pushPolicy(service, merchant);
    await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, await openSession(service, merchant.shop)),
    });
    const [lead] = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 1);
    assert.ok(lead);
    await service.stores.leads.remove(scope, lead.id);
    clock.forward(HOUR_MS + 1);
    await service.useCases.sweepExpired();
    assert.deepEqual(await service.stores.consents.byRef(scope, lead.id), []);
    await service.stop();
  });
});

describe('notices and kept texts of policies', () => {
  it('go when nothing needs them any more, and stay while a proof, a lead or the form does [RE-1, D5]', async () => {
    const clock = makeFakeClock();
    const service = await startTestService({ overrides: { clock } });
    const merchant = await makeMerchant(service);
    const scope = scopeOfShop(merchant.shop.id);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const used = session.body.form.notice.id;
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const seen: string[] = [];
    for (let count = 0; count < 25; count += 1) {
      const shop = await service.stores.shops.get(scope);
      assert.ok(shop);
      await service.stores.shops.update(scope, { leadRetentionDays: 30 + count });
      await service.useCases.publishNotices(scope);
      seen.push((await service.stores.notices.current(scope, 'pl'))?.noticeId ?? '');
    }
    await service.stores.notices.putSnapshot(scope, {
      shopId: merchant.shop.id,
      sha256: 'c'.repeat(64),
      text: 'Nobody was ever shown this.',
      fetchedAt: clock.now(),
      source: 'adapter',
    });
    await service.useCases.sweepExpired();
    const first = seen[0] as `ntc_${string}`;
    assert.ok(await service.stores.notices.get(scope, first), 'a young one stays');
    clock.forward(31 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.equal(
      await service.stores.notices.get(scope, first),
      null,
      'pushed out of memory and unused: gone',
    );
    assert.equal(await service.stores.notices.snapshot(scope, 'c'.repeat(64)), null);
    const needed = [used, seen.at(-1), seen.at(-15)] as `ntc_${string}`[];
    for (const id of needed) assert.ok(await service.stores.notices.get(scope, id), id);
    const kept = await service.stores.notices.get(scope, used);
    assert.equal(
      (await service.stores.notices.snapshot(scope, kept?.content.policy?.contentSha256 ?? ''))?.text,
      POLICY_TEXT,
    );
    await service.stop();
  });
});
