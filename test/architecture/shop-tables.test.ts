import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { allShops, credential, reaching } from '../../service/store/mongo/base/reach.ts';
import { root, sources } from '../support/imports.ts';

const EXCEPTIONS: Record<string, string> = {
  'service/store/mongo/migrate.ts': 'prepares the whole database before anybody is served',
  'service/store/mongo/shop/shop-archive.ts':
    'walks over every collection there is, with the shop in each query',
  'service/store/mongo/staff/membership-store.ts': 'lists the owners in the row of their company',
};
/** Access to a collection without `shopTable` or `serviceTable`. */
const DIRECT =
  /\.(model|models|collection|collections|db|getClient)\b *[<(;.[]|withoutShop|shopGuard|guardShops/;

describe('collections of shop data', () => {
  it('are reached by shopTable alone, which adds the shop to every filter [SE-1]', () => {
    const files = sources('service/store/mongo').filter(
      (file) => !file.startsWith('service/store/mongo/base/'),
    );
    assert.ok(files.length > 40, 'the stores were read');
    const direct = files.filter((file) => DIRECT.test(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(direct.sort(), Object.keys(EXCEPTIONS).sort());
  });

  it('get the shop of the scope into the filter, and never a shop that the filter brings [SE-1]', () => {
    const filterOf = (reach: Parameters<typeof reaching>[0], filter = {}) => reaching(reach, filter, ['_id']);
    assert.deepEqual(filterOf(scopeOfShop('shp_a')), { shopId: 'shp_a' });
    assert.deepEqual(filterOf(SERVICE_SCOPE), { shopId: null });
    const { shopId } = filterOf(scopeOfShops(['shp_a', 'shp_b'])) as { shopId: { $in: string[] } };
    assert.deepEqual(shopId.$in, ['shp_a', 'shp_b']);
    assert.deepEqual(filterOf(credential('_id', 'hash'), { usedAt: null }), { _id: 'hash', usedAt: null });
    assert.deepEqual(filterOf(allShops(SERVICE_SCOPE)), {});
    for (const reach of [scopeOfShop('shp_a'), SERVICE_SCOPE, allShops(SERVICE_SCOPE)])
      assert.throws(() => filterOf(reach, { shopId: 'shp_b' }), /scope alone/);
  });

  it('are asked by the key of a row first, else by the shop, as the embedded engine picks its index', () => {
    const scope = scopeOfShop('shp_a');
    const order = (filter: object) => Object.keys(reaching(scope, { ...filter }, ['_id']));
    assert.deepEqual(order({ state: 'x', _id: 'one' }), ['_id', 'shopId', 'state']);
    assert.deepEqual(order({ state: 'x', _id: { $in: ['one'] } }), ['_id', 'shopId', 'state']);
    assert.deepEqual(order({ state: 'x', _id: { $gt: 'one' } }), ['shopId', 'state', '_id']);
  });
});
