import { createHmac } from 'node:crypto';

/** What sealed values are bound to; the change of keys opens and seals them in the same places. */
export const shopKeysPlace = (shopId: string): string => `zgoda.shop-keys.${shopId}`;
export const fieldPlace = (shopId: string): string => `zgoda.field.${shopId}`;
export const SERVICE_PLACE = 'zgoda.service';
export const filePlace = (fileId: string, part: number, parts: number): string =>
  `zgoda.file.${fileId}.${part}/${parts}`;

/** The key of what belongs to no shop follows from the master key. */
export const serviceKeyOf = (masterKey: Buffer): Buffer =>
  createHmac('sha256', masterKey).update('zgoda.service-key').digest();

export const SHOP_SEALED = 'v1.';
/** Parts of files that are bound to their file. */
export const FILE_SEALED = 'v2.';
