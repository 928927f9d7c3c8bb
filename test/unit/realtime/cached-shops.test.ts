import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { makeCachedShops } from '../../../service/realtime/cached-shops.ts';
import { assertRefused } from '../../support/assert-refused.ts';
import { aShop } from '../../support/builders/builders.ts';

const slowReads = () => {
  const waiting: { resolve(shop: Shop | null): void; reject(error: Error): void }[] = [];
  const read = () =>
    new Promise<Shop | null>((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  const next = () => {
    const asked = waiting.shift();
    assert.ok(asked, 'a read was asked for');
    return asked;
  };
  return { read, next, waiting };
};

describe('the shops of open widgets', () => {
  const old = aShop({ name: 'Sklep' });
  const scope = scopeOfShop(old.id);

  it('are read once for all that ask, until they change', async () => {
    const { read, next, waiting } = slowReads();
    const shops = makeCachedShops(read);
    const both = Promise.all([shops.get(scope), shops.get(scope)]);
    next().resolve(old);
    assert.deepEqual(await both, [old, old]);
    assert.equal(await shops.get(scope), old);
    assert.equal(waiting.length, 0);
    shops.drop(old.id);
    const changed = { ...old, closesAt: new Date() };
    const after = shops.get(scope);
    next().resolve(changed);
    assert.equal(await after, changed);
  });

  it('are not cached as they were read before a change that came during the read', async () => {
    const { read, next } = slowReads();
    const shops = makeCachedShops(read);
    const before = shops.get(scope);
    shops.drop(old.id);
    next().resolve(old);
    assert.equal(await before, old);
    const changed = { ...old, closesAt: new Date() };
    const after = shops.get(scope);
    next().resolve(changed);
    assert.equal(await after, changed);
  });

  it('are read again after a read that failed, and refused once they are deleted', async () => {
    const { read, next } = slowReads();
    const shops = makeCachedShops(read);
    const failed = shops.get(scope);
    next().reject(new Error('The database is away.'));
    await assert.rejects(async () => failed, /database is away/);
    const gone = shops.get(scope);
    next().resolve(null);
    await assertRefused(async () => gone, 'not_found');
    const back = shops.get(scope);
    next().resolve(old);
    assert.equal(await back, old);
  });
});
