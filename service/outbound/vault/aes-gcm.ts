import { createCipheriv, createDecipheriv, createSecretKey, KeyObject } from 'node:crypto';
import { pooledRandomBytes } from '../pooled-random-bytes.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** 32 bytes, or what was made of them: for keys that are used often. */
export type AesKey = Buffer | KeyObject;
/** Node 24 takes three times as long to begin with bytes as to make this of them first. */
const keyObjectOf = (key: AesKey): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key));

/**
 * AES-256-GCM as one text: mark, then IV, tag and body in base64url.
 * @param mark names the form, so that another one can follow
 * @param context bound in: the value opens in its own place only
 */
export const sealWith = (key: AesKey, plain: Buffer, context: string, mark: string): string =>
  `${mark}${sealBytes(key, plain, context).toString('base64url')}`;

/** The same as bytes, without a mark. */
export const sealBytes = (key: AesKey, plain: Uint8Array, context: string): Buffer => {
  const iv = pooledRandomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

/** @throws Error when the form is unknown, or key or context are not those that it was sealed with */
export const openWith = (key: AesKey, sealed: string, context: string, mark: string): Buffer => {
  if (!sealed.startsWith(mark)) throw new Error('The sealed value has an unknown form.');
  return openBytes(key, Buffer.from(sealed.slice(mark.length), 'base64url'), context);
};

/** @throws Error when key or context are not those that it was sealed with */
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
