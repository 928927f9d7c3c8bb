import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeDomainScene } from '../../../support/domain-scene.ts';

describe('a request that staff register again because the answer was lost', () => {
  it('stands in the register once, with one entry in the log [RT-5]', async () => {
    const { useCases, stores, openShop } = makeDomainScene();
    const shop = await openShop();
    const wanted = {
      ...({ kind: 'access', channel: 'console', locale: 'pl', identity: null } as const),
      ...{ subject: { subjectKeys: ['key'], refs: [], email: 'ada@example.net', phone: null } },
    };
    const register = (ref: string, actor = 'stf_ada') =>
      useCases.requestDesk.register(shop.scope, { ...wanted, actor, ref });
    const ref = randomUUID();
    const first = await register(ref);
    assert.deepEqual(await register(ref), first);
    const others = [await register(randomUUID()), await register(ref, 'stf_ola')];
    const found = await stores.subjectRequests.findBySubject(shop.scope, 'key');
    assert.deepEqual(found.map(({ id }) => id).sort(), [first, ...others].map(({ id }) => id).sort());
    const acts = (await shop.acts()).filter(({ action }) => action === 'subject_request.received');
    assert.equal(acts.length, 3);
  });
});
