import assert from 'node:assert/strict';
import type { HeadStatementStore } from '../../../service/domain/model/witness/witness-store.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call, leadBody, makeMerchant, openSession, pushPolicy } from '../../support/scenes/chat-actors.ts';
import { fakeWitness } from '../../support/scenes/witness-scene.ts';
import { startTestService } from '../../support/service/start-service.ts';

const afterFirst = (store: HeadStatementStore, name: 'setSeen' | 'insert'): Promise<void> =>
  new Promise((resolve) => {
    const method = store[name] as (...args: unknown[]) => Promise<void>;
    Object.assign(store, { [name]: (...args: unknown[]) => method(...args).then(resolve) });
  });

describe('a service with a witness', () => {
  it('states its ledgers at each start, and the witness sees it', async () => {
    const { witness } = fakeWitness();
    const stores = makeMemoryStores();
    const answered = afterFirst(stores.headStatements, 'setSeen');
    const service = await startTestService({ stores, overrides: { witness } });
    await answered;
    await service.stop();
    const stated = await service.stores.headStatements.latest();
    assert.equal(stated?.seen?.by, witness.name);
  });

  it('starts and takes leads while its witness is down', async () => {
    const { witness, state } = fakeWitness();
    state.isDown = true;
    const service = await startTestService({ overrides: { witness } });
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(sent.status, 201);
    await service.useCases.stateHeads(0);
    assert.ok((await service.useCases.sendStatements()).silentSince);
    await service.stop();
  });
});
