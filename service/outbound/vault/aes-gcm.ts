import { createCipheriv, createDecipheriv, createSecretKey, KeyObject } from 'node:crypto';
import { pooledRandomBytes } from '../pooled-random-bytes.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export type AesKey = Buffer | KeyObject;
/** Three times as fast in Node 24. */
const keyObjectOf = (key: AesKey): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key));

/**
 * Mark, then IV, tag and body in base64url.
 * @param context bound in
 */
export const sealWith = (key: AesKey, plain: Buffer, context: string, mark: string): string =>
  `${mark}${sealBytes(key, plain, context).toString('base64url')}`;

export const sealBytes = (key: AesKey, plain: Uint8Array, context: string): Buffer => {
  const iv = pooledRandomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

/** @throws Error (format, key or context) */
export const openWith = (key: AesKey, sealed: string, context: string, mark: string): Buffer => {
  if (!sealed.startsWith(mark)) throw new Error('The sealed value has an unknown form.');
  return openBytes(key, Buffer.from(sealed.slice(mark.length), 'base64url'), context);
};

/** @throws Error (key or context) */
export const openBytes = (key: AesKey, bytes: Uint8Array, context: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(key), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const plain = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  decipher.final();
  return plain;
};
