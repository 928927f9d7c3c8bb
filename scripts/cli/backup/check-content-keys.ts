import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ContentKeyRow, ContentKeyStore } from '../../../service/domain/model/content/content-keys.ts';
import type { ShopKeyRow } from '../../../service/domain/model/shop/shop-store.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { StartFailure } from '../../start/start-failure.ts';

const BATCH = 500;

type Saved = { readonly records: ReadonlySet<string>; readonly shopKeys: readonly ShopKeyRow[] };

const makeKeyTrial = (masterKey: Buffer, shopKeys: readonly ShopKeyRow[]) => {
  const untried = new Map(shopKeys.map(({ shopId, wrapped }) => [shopId, wrapped]));
  return async ({ shopId, sealed }: ContentKeyRow): Promise<void> => {
    const wrapped = untried.get(shopId);
    if (wrapped === undefined || !untried.delete(shopId)) return;
    const vault = makeFieldVault(masterKey, { get: async () => wrapped, put: async () => wrapped });
    try {
      await vault.open(scopeOfShop(shopId), sealed);
    } catch {
      throw new StartFailure(
        `All keys were changed by zgoda rotate-keys after this backup: with those that are here now, nothing of ${shopId} in it can be read. Restore a newer backup; or this one on another machine, with the file of secrets from its time. Nothing was changed.`,
      );
    }
  };
};

export async function* storedKeys(keys: Pick<ContentKeyStore, 'page'>): AsyncGenerator<ContentKeyRow> {
  for (let after: ContentKeyRow['id'] | null = null; ; ) {
    const rows: readonly ContentKeyRow[] = await keys.page(SERVICE_SCOPE, after, BATCH);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/**
 * Records erased since, or newer than the keys.
 * @throws StartFailure when the keys are newer than the backup
 */
export const countKeyless = async (
  { records, shopKeys }: Saved,
  masterKey: Buffer,
  keys: AsyncIterable<ContentKeyRow> | Iterable<ContentKeyRow>,
): Promise<number> => {
  const tryKey = makeKeyTrial(masterKey, shopKeys);
  const left = new Set(records);
  for await (const key of keys) {
    if (!left.delete(key.id)) continue;
    await tryKey(key);
  }
  return left.size;
};
