import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { makeMemoryErasureJournal } from '../../../service/store/memory/rights/erasure-journal.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, leadBody, makeMerchant, openSession, pushPolicy } from '../../support/scenes/chat-actors.ts';
import { newEvidenceKey } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

/** A whole machine is put back: neither its database nor the journal beside it knows of the consent that a witness saw. */
describe('a service that starts on an old copy of everything', () => {
  const [own, ofWitness] = [newEvidenceKey(), newEvidenceKey()];
  const clock = makeFakeClock();
  let witness: TestService;
  let shopId: Awaited<ReturnType<typeof makeMerchant>>['shop']['id'];

  const start = (stores = makeMemoryStores()) =>
    startTestService({
      stores,
      overrides: { clock, erasureJournal: makeMemoryErasureJournal() },
      env: { ZGODA_EVIDENCE_KEY: own.pem, ZGODA_WITNESSES: `${witness.origin} ${ofWitness.line}` },
    });
  /** The shop as it was before its first consent. */
  const copy = makeMemoryStores();

  before(async () => {
    witness = await startTestService({
      overrides: { clock },
      env: { ZGODA_EVIDENCE_KEY: ofWitness.pem, ZGODA_WITNESS_FOR: `https://shop.example ${own.line}` },
    });
    const service = await start();
    const merchant = await makeMerchant(service);
    shopId = merchant.shop.id;
    await pushPolicy(service, merchant);
    const shop = await service.stores.shops.get(scopeOfShop(shopId));
    assert.ok(shop);
    await copy.shops.insert(shop);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(sent.status, 201);
    clock.forward(86_400_000);
    await service.useCases.stateHeads(0);
    assert.deepEqual((await service.useCases.sendStatements()).silent, []);
    await service.stop();
    clock.forward(86_400_000);
  });

  it('learns from its witness that entries are missing, and writes down who said so [D5]', async () => {
    const service = await start(copy);
    const [opening, ...others] = await service.stores.consents.epochs(scopeOfShop(shopId));
    await service.stop();
    assert.deepEqual([opening?.seq, opening?.from, opening?.known, others], [1, null, null, []]);
    assert.equal(opening?.witnessed?.by, witness.origin);
  });

  it('starts while its witness is down', async () => {
    await witness.stop();
    const service = await start();
    assert.equal((await call(service, 'GET', '/healthz')).status, 200);
    await service.stop();
  });
});
