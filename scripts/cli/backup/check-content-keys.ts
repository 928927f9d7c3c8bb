import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ContentId, ContentKeyStore } from '../../../service/domain/model/content/content-keys.ts';
import type { ShopKeyRow } from '../../../service/domain/model/shop/shop-store.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import type { KeyFolder, SavedKey } from '../../../service/outbound/vault/key-folder.ts';
import { unwrapWith } from '../../../service/outbound/vault/wrapping-keys.ts';
import { StartFailure } from '../../start/start-failure.ts';

/** Keys read at a time. */
const BATCH = 500;

/** Of a backup: ids of its conversations and leads, and the keys of its shops. */
type Saved = { readonly records: ReadonlySet<string>; readonly shopKeys: readonly ShopKeyRow[] };

/** Tries one key of each shop with the shop's key in the backup. Decision 0094. */
const makeKeyTrial = (masterKey: Buffer, shopKeys: readonly ShopKeyRow[]) => {
  const untried = new Map(shopKeys.map(({ shopId, wrapped }) => [shopId, wrapped]));
  return async ({ shopId, sealed }: Pick<SavedKey, 'shopId' | 'sealed'>): Promise<void> => {
    const wrapped = untried.get(shopId);
    if (wrapped === undefined || !untried.delete(shopId)) return;
    const vault = makeFieldVault(masterKey, { get: async () => wrapped, put: async () => wrapped });
    try {
      await vault.open(scopeOfShop(shopId), sealed);
    } catch {
      throw new StartFailure(
        `All keys were changed by zgoda rotate-keys after this backup: with those that are here now, nothing of ${shopId} in it can be read. Restore a newer backup; or this one on another machine, with the master key and the copy of the key folder from its time. Nothing was changed.`,
      );
    }
  };
};

/**
 * How many records of a backup the next start can open with nothing: they were erased since, or are newer than every
 * copy of their key. Decision 0169.
 * @throws StartFailure when there are neither keys nor a backup of them, so that every record would count as erased; or
 *   when the keys are of a time after the backup
 */
export const countKeyless = async (
  { records, shopKeys }: Saved,
  masterKey: Buffer,
  keys: Pick<ContentKeyStore, 'hasBegun' | 'page'>,
  folder: Pick<KeyFolder, 'place' | 'wrappingKeys' | 'readBackup'>,
): Promise<number> => {
  if (records.size === 0) return 0;
  const tryKey = makeKeyTrial(masterKey, shopKeys);
  const backup = await folder.readBackup();
  const left = new Set(records);
  if (!(await keys.hasBegun())) {
    if (backup === null)
      throw new StartFailure(
        `The keys of the ${records.size} chats and leads in this backup are neither beside the database nor in ${folder.place}: without them all would be removed as erased. Put the copied folder of content keys in its place first, with a file content-keys-….jsonl in it. Nothing was changed.`,
      );
    for (const key of backup) {
      await tryKey(key);
      left.delete(key.id);
    }
    return left.size;
  }
  const saved = new Set<ContentId>((backup ?? []).map(({ id }) => id));
  const wrappers = new Map((await folder.wrappingKeys()).map((key) => [key.id, key]));
  for (let after: ContentId | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof keys.page>> = await keys.page(SERVICE_SCOPE, after, BATCH);
    for (const row of rows) {
      const wrapper = wrappers.get(row.wrappedBy);
      if (wrapper !== undefined) await tryKey({ shopId: row.shopId, sealed: unwrapWith(wrapper, row) });
      if (wrapper !== undefined || saved.has(row.id)) left.delete(row.id);
    }
    const last = rows.at(-1);
    if (last === undefined) return left.size;
    after = last.id;
  }
};
