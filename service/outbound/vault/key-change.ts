import { randomBytes } from 'node:crypto';
import { openWith, sealWith } from './aes-gcm.ts';
import {
  FILE_SEALED,
  fieldPlace,
  filePlace,
  SERVICE_PLACE,
  SHOP_SEALED,
  serviceKeyOf,
  shopKeysPlace,
} from './sealing-places.ts';

const KEY_BYTES = 32;
const SETTLED_BYTES = 2 * KEY_BYTES;

/** IV and tag. */
const SEAL_BYTES = 12 + 16;

/** By size, without the master key. */
export const isChangingShopKey = (wrapped: string): boolean =>
  Buffer.from(wrapped.slice(SHOP_SEALED.length), 'base64url').length > SETTLED_BYTES + SEAL_BYTES;

/** Values are under either. */
export type ChangingShopKey = { readonly next: Buffer; readonly earlier: Buffer };
type Row = {
  readonly shopId?: string | null;
  readonly fileId?: string;
  readonly part?: number;
  readonly parts?: number;
};

const tryOpen = (key: Buffer, sealed: string, place: string): Buffer | null => {
  try {
    return openWith(key, sealed, place, SHOP_SEALED);
  } catch {
    return null;
  }
};
const seal = (key: Buffer, plain: Buffer, place: string): string => sealWith(key, plain, place, SHOP_SEALED);

/** Repeatable. Peppers stay, as people are found by them. */
export const makeKeyChange = (earlierMaster: Buffer, nextMaster: Buffer) => {
  const service = { next: serviceKeyOf(nextMaster), earlier: serviceKeyOf(earlierMaster) };

  const openShop = (shopId: string, wrapped: string): Buffer => {
    const place = shopKeysPlace(shopId);
    const keys = tryOpen(nextMaster, wrapped, place) ?? tryOpen(earlierMaster, wrapped, place);
    if (keys === null) throw new Error(`The key of shop ${shopId} opens with neither master key.`);
    return keys;
  };
  const candidates = (row: Row, shop: ChangingShopKey | null) => {
    const { fileId, part = 0, parts = 0 } = row;
    return [
      ...(shop === null || !row.shopId ? [] : [{ keys: shop, place: fieldPlace(row.shopId) }]),
      { keys: service, place: SERVICE_PLACE },
      ...(fileId === undefined ? [] : [{ keys: service, place: filePlace(fileId, part, parts) }]),
    ];
  };
  return {
    /** Keeps the earlier key too. */
    beginShop(shopId: string, wrapped: string): string {
      const keys = openShop(shopId, wrapped);
      const isBegun = keys.length > SETTLED_BYTES;
      const pepper = keys.subarray(KEY_BYTES, SETTLED_BYTES);
      const changing = isBegun
        ? keys
        : Buffer.concat([randomBytes(KEY_BYTES), pepper, keys.subarray(0, KEY_BYTES)]);
      return seal(nextMaster, changing, shopKeysPlace(shopId));
    },
    keysOf(shopId: string, wrapped: string): ChangingShopKey {
      const keys = openShop(shopId, wrapped);
      const next = keys.subarray(0, KEY_BYTES);
      return { next, earlier: keys.length > SETTLED_BYTES ? keys.subarray(SETTLED_BYTES) : next };
    },
    endShop(shopId: string, wrapped: string): string {
      return seal(nextMaster, openShop(shopId, wrapped).subarray(0, SETTLED_BYTES), shopKeysPlace(shopId));
    },
    /** Unchanged if unsealed or already new. */
    reseal(text: string, row: Row, shop: ChangingShopKey | null): string {
      const mark = text.startsWith(FILE_SEALED) ? FILE_SEALED : '';
      const sealed = text.slice(mark.length);
      if (!sealed.startsWith(SHOP_SEALED)) return text;
      for (const { keys, place } of candidates(row, shop)) {
        if (tryOpen(keys.next, sealed, place) !== null) return text;
        const plain = tryOpen(keys.earlier, sealed, place);
        if (plain !== null) return `${mark}${seal(keys.next, plain, place)}`;
      }
      return text;
    },
  };
};
export type KeyChange = ReturnType<typeof makeKeyChange>;
