import assert from 'node:assert/strict';
import { makeDomainScene } from '../../../support/domain-scene.ts';

describe('the daily sweep of records without a key', () => {
  it('removes what came back without its key, and ends its proof [RT-2, RT-8, CO-7]', async () => {
    const { stores, useCases, ports, openShop } = makeDomainScene();
    const shop = await openShop();
    await shop.sendForm();
    await shop.sendForm();
    const [erased, kept] = await stores.leads.ids(shop.scope);
    assert.ok(erased !== undefined && kept !== undefined);
    await ports.contentKeys.destroy(shop.scope, [erased]);
    assert.equal(await useCases.sweepDestroyed(), 1);
    assert.deepEqual(await stores.leads.ids(shop.scope), [kept]);
    const told = (await shop.ledger()).map(({ ref, endedAs }) => [ref.value, endedAs]);
    assert.deepEqual(
      told.sort(),
      [
        [kept, null],
        [null, 'ended'],
      ].sort(),
    );
  });
});
