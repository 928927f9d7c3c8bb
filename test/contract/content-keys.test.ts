import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { ContentKeyRow } from '../../service/domain/model/content/content-keys.ts';
import { aConversation, aHash, aShopId } from '../support/builders/builders.ts';
import { withDatabase } from '../support/database/database-backup.ts';
import { onDatabase, onEveryStore } from './on-every-store.ts';

const aKey = (changes: Partial<ContentKeyRow> = {}): ContentKeyRow => ({
  id: aConversation().id,
  shopId: aShopId(),
  sealed: `v1.${aHash()}`,
  ...changes,
});

onEveryStore('a store of content keys', (kit) => {
  const inserted = async (changes: Partial<ContentKeyRow> = {}) => {
    const row = aKey(changes);
    const scope = scopeOfShop(row.shopId);
    assert.equal(await kit.stores.contentKeyRows.insert(scope, row), true);
    return { row, scope };
  };

  it('keeps one key for each record, and the first one', async () => {
    const { row, scope } = await inserted();
    assert.equal(await kit.stores.contentKeyRows.insert(scope, { ...row, sealed: 'v1.other' }), false);
    assert.deepEqual(await kit.stores.contentKeyRows.find(scope, [row.id]), [row]);
  });

  it('shows keys within the scope alone [SE-1]', async () => {
    const { row, scope } = await inserted();
    const { contentKeyRows: contentKeys } = kit.stores;
    for (const foreign of [scopeOfShop(aShopId()), scopeOfShops([aShopId()])])
      assert.deepEqual(await contentKeys.find(foreign, [row.id]), []);
    assert.equal(await contentKeys.remove(scopeOfShop(aShopId()), [row.id]), 0);
    assert.deepEqual(await contentKeys.find(SERVICE_SCOPE, [row.id]), [row]);
    assert.deepEqual(await contentKeys.find(scopeOfShops([aShopId(), row.shopId]), [row.id]), [row]);
    assert.equal(await contentKeys.remove(scope, [row.id, aConversation().id]), 1);
    assert.deepEqual(await contentKeys.find(scope, [row.id]), []);
  });

  it('removes all keys of a shop and no other [PR-5]', async () => {
    const one = await inserted();
    const two = await inserted({ shopId: one.row.shopId });
    const other = await inserted();
    assert.equal(await kit.stores.contentKeyRows.removeAll(one.scope), 2);
    assert.deepEqual(await kit.stores.contentKeyRows.find(one.scope, [one.row.id, two.row.id]), []);
    assert.equal((await kit.stores.contentKeyRows.find(other.scope, [other.row.id])).length, 1);
  });

  it('seals a key anew while it is there as it was read, and brings none back [RT-2]', async () => {
    const { contentKeyRows: contentKeys } = kit.stores;
    const { row: kept, scope } = await inserted();
    const { row: gone } = await inserted({ shopId: kept.shopId });
    const { row: changed } = await inserted({ shopId: kept.shopId });
    await contentKeys.remove(scope, [gone.id]);
    const next = { ...kept, sealed: 'v1.next' };
    await contentKeys.reseal(SERVICE_SCOPE, [
      { row: next, from: kept.sealed },
      { row: { ...gone, sealed: 'v1.next' }, from: gone.sealed },
      { row: { ...changed, sealed: 'v1.next' }, from: 'v1.something else' },
    ]);
    const found = await contentKeys.find(scope, [kept.id, gone.id, changed.id]);
    assert.deepEqual(
      new Map(found.map((row) => [row.id, row])),
      new Map([
        [kept.id, next],
        [changed.id, changed],
      ]),
    );
  });

  it('walks over all keys in the order of their ids', async () => {
    const rows = [await inserted(), await inserted(), await inserted()].map(({ row }) => row);
    const found: ContentKeyRow[] = [];
    for (let after: ContentKeyRow['id'] | null = null; ; ) {
      const page: readonly ContentKeyRow[] = await kit.stores.contentKeyRows.page(SERVICE_SCOPE, after, 2);
      found.push(...page);
      const last = page.at(-1);
      if (last === undefined) break;
      assert.ok(after === null || last.id > after);
      after = last.id;
    }
    for (const row of rows)
      assert.deepEqual(
        found.filter(({ id }) => id === row.id),
        [row],
      );
  });

  it('remembers that it has begun', async () => {
    await kit.stores.contentKeyRows.begin();
    await kit.stores.contentKeyRows.begin();
    assert.equal(await kit.stores.contentKeyRows.hasBegun(), true);
  });
});

onDatabase('the database of the content keys', (kit) => {
  it('is another one than that of the content, so that a dump of the one holds no key', async () => {
    await withDatabase(kit.url(), async (db) => {
      const names = (await db.listCollections().toArray()).map(({ name }) => name);
      assert.ok(names.includes('conversations'));
      assert.ok(!names.some((name) => /^(contentKey|erasureMark|ledgerHead)/.test(name)));
      const keys = db.client.db(`${db.databaseName}_keys`);
      const own = (await keys.listCollections().toArray()).map(({ name }) => name).sort();
      assert.deepEqual(own, ['contentKeyStores', 'contentKeys', 'erasureMarks', 'ledgerHeads']);
    });
  });
});
