import { createHmac } from 'node:crypto';

/** Shared with the key change. */
export const shopKeysPlace = (shopId: string): string => `zgoda.shop-keys.${shopId}`;
export const fieldPlace = (shopId: string): string => `zgoda.field.${shopId}`;
export const SERVICE_PLACE = 'zgoda.service';
export const filePlace = (fileId: string, part: number, parts: number): string =>
  `zgoda.file.${fileId}.${part}/${parts}`;

export const serviceKeyOf = (masterKey: Buffer): Buffer =>
  createHmac('sha256', masterKey).update('zgoda.service-key').digest();

export const SHOP_SEALED = 'v1.';
export const FILE_SEALED = 'v2.';
