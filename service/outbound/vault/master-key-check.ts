import type { ShopKeyRow } from '../../domain/model/shop/shop-store.ts';
import { openWith } from './aes-gcm.ts';
import { isChangingShopKey } from './key-change.ts';
import { SHOP_SEALED, shopKeysPlace } from './sealing-places.ts';

const opens = (masterKey: Buffer, { shopId, wrapped }: ShopKeyRow): boolean => {
  try {
    openWith(masterKey, wrapped, shopKeysPlace(shopId), SHOP_SEALED);
    return true;
  } catch {
    return false;
  }
};

/** Null: right key; else an instruction. */
export const masterKeyFault = (masterKey: Buffer, rows: readonly ShopKeyRow[]): string | null => {
  if (rows.some(({ wrapped }) => isChangingShopKey(wrapped))) {
    return 'A change of the keys was interrupted: run npm run rotate-keys again as it was run before, and start when it has ended, with the key that it made.';
  }
  const closed = rows.filter((row) => !opens(masterKey, row)).length;
  if (closed === 0) return null;
  return `ZGODA_VAULT_KEY is not the master key of this database: it does not open the keys of ${closed} of ${rows.length} shops. After npm run rotate-keys set the key that it made; for a dump from before, set the key of that time. Nothing was changed.`;
};
