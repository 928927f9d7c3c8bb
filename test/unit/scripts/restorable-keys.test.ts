import assert from 'node:assert/strict';
import { countKeyless } from '../../../scripts/cli/backup/check-content-keys.ts';
import { saveKeys } from '../../../scripts/cli/backup/save-keys.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ShopKeyRow } from '../../../service/domain/model/shop/shop-store.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { makeContentKeyCare } from '../../../service/outbound/vault/content-key-care.ts';
import { makeContentKeys } from '../../../service/outbound/vault/content-keys.ts';
import { makeWrappingKeys } from '../../../service/outbound/vault/wrapping-keys.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { aConversation } from '../../support/builders/builders.ts';
import { testKeyFolder } from '../../support/fakes/test-key-folder.ts';

const MASTER = Buffer.alloc(32, 3);

describe('what zgoda restore says of the keys of a backup', () => {
  const installation = async () => {
    const stores = makeMemoryStores();
    const folder = testKeyFolder();
    const wrapping = makeWrappingKeys(folder);
    const care = makeContentKeyCare(stores.contentKeyRows, folder, wrapping);
    await care.begin();
    const keys = makeContentKeys(makeFieldVault(MASTER, stores.shopKeys), stores.contentKeyRows, wrapping);
    const { id, shopId } = aConversation();
    const scope = scopeOfShop(shopId);
    await keys.make(scope, id);
    const wrapped = (await stores.shopKeys.get(scope)) ?? '';
    const backup = { records: new Set<string>([id]), shopKeys: [{ shopId, wrapped }] as ShopKeyRow[] };
    return { stores, folder, care, keys, id, scope, backup };
  };

  it('counts a record without a key, on the same machine and on another one', async () => {
    const { stores, folder, care, keys, id, scope, backup } = await installation();
    const kept = aConversation().id;
    await keys.make(scope, kept);
    const records = new Set<string>([id, kept]);
    assert.equal(await countKeyless({ ...backup, records }, MASTER, stores.contentKeyRows, folder), 0);
    await keys.destroy(scope, [id]);
    await care.backUp(new Date());
    assert.equal(await countKeyless({ ...backup, records }, MASTER, stores.contentKeyRows, folder), 1);
    const empty = makeMemoryStores().contentKeyRows;
    assert.equal(await countKeyless({ ...backup, records }, MASTER, empty, folder), 1);
  });

  it('lets no empty backup of the keys push out those that the first start needs', async () => {
    const { folder, care } = await installation();
    await care.backUp(new Date());
    const putBack = makeMemoryStores().contentKeyRows;
    assert.equal(await saveKeys(putBack, folder), false);
    assert.equal((await folder.readBackup())?.length, 1);
    await putBack.begin();
    assert.equal(await saveKeys(putBack, folder), true);
  });

  it('refuses a backup from before a change of all keys, and one without any key', async () => {
    const before = await installation();
    const now = await installation();
    const [{ shopId } = { shopId: null }] = now.backup.shopKeys;
    const [earlier] = before.backup.shopKeys;
    assert.ok(shopId !== null && earlier !== undefined);
    // The shop's key as it was: made for another shop, so it opens nothing here, as after a change.
    const backup = { ...now.backup, shopKeys: [{ ...earlier, shopId }] };
    await assert.rejects(
      countKeyless(backup, MASTER, now.stores.contentKeyRows, now.folder),
      /changed by zgoda rotate-keys after this backup/,
    );
    const empty = makeMemoryStores().contentKeyRows;
    await assert.rejects(
      countKeyless(now.backup, MASTER, empty, now.folder),
      /neither beside the database nor in/,
    );
  });
});
