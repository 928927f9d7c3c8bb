import assert from 'node:assert/strict';
import { countKeyless, storedKeys } from '../../../scripts/cli/backup/check-content-keys.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ShopKeyRow } from '../../../service/domain/model/shop/shop-store.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { makeContentKeys } from '../../../service/outbound/vault/content-keys.ts';
import { aConversation } from '../../support/builders/builders.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';

const MASTER = Buffer.alloc(32, 3);

describe('what zgoda restore says of the keys of a backup', () => {
  const installation = async () => {
    const stores = makeMemoryStores();
    const keys = makeContentKeys(makeFieldVault(MASTER, stores.shopKeys), stores.contentKeyRows);
    const { id, shopId } = aConversation();
    const scope = scopeOfShop(shopId);
    await keys.make(scope, id);
    const wrapped = (await stores.shopKeys.get(scope)) ?? '';
    const backup = { records: new Set<string>([id]), shopKeys: [{ shopId, wrapped }] as ShopKeyRow[] };
    return { stores, keys, id, scope, backup };
  };

  it('counts a record without a key', async () => {
    const { stores, keys, id, scope, backup } = await installation();
    const kept = aConversation().id;
    await keys.make(scope, kept);
    const records = new Set<string>([id, kept]);
    const count = () => countKeyless({ ...backup, records }, MASTER, storedKeys(stores.contentKeyRows));
    assert.equal(await count(), 0);
    await keys.destroy(scope, [id]);
    assert.equal(await count(), 1);
  });

  it('refuses a backup from before a change of all keys', async () => {
    const before = await installation();
    const now = await installation();
    const [{ shopId } = { shopId: null }] = now.backup.shopKeys;
    const [earlier] = before.backup.shopKeys;
    assert.ok(shopId !== null && earlier !== undefined);
    const backup = { ...now.backup, shopKeys: [{ ...earlier, shopId }] };
    await assert.rejects(
      countKeyless(backup, MASTER, storedKeys(now.stores.contentKeyRows)),
      /changed by zgoda rotate-keys after this backup/,
    );
  });
});
