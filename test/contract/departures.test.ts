import assert from 'node:assert/strict';
import type { Departure } from '../../service/domain/departure/departure.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';
import { AT, aShopId, later } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

const aDeparture = (shopId: ShopId): Departure => ({
  id: randomIds.next('doc'),
  shopId,
  organisationId: randomIds.next('org'),
  state: 'held',
  locale: 'pl',
  requestedAt: AT,
  requestedBy: randomIds.next('stf'),
  reason: 'owner',
  deleteAt: later(60),
  exportedAt: null,
  sealed: null,
  expiresAt: later(60),
});

onEveryStore('the store of departures', (kit) => {
  it('lets a shop leave once at a time, however many ask at the same moment [PR-5]', async () => {
    const { departures } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const begin = () =>
      departures.insert(scope, aDeparture(shopId)).then(
        () => 'begun',
        ({ code }) => code,
      );
    assert.deepEqual((await Promise.all([begin(), begin(), begin()])).sort(), [
      'begun',
      'conflict',
      'conflict',
    ]);
    const begun = await departures.current(scope);
    assert.ok(begun !== null);
    await departures.move(scope, begun.id, ['held'], { state: 'cancelled' });
    assert.equal(await departures.current(scope), null, 'another one would still delete the shop');
    assert.equal(await begin(), 'begun', 'again once it was cancelled');
  });
});
