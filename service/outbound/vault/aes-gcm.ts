import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Random bytes for the next IVs: drawn one by one, they would cost half of sealing a message. */
const pool = Buffer.alloc(256 * IV_BYTES);
let used = pool.length;
const nextIv = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += IV_BYTES;
  // Copied: the pool is filled again.
  return Buffer.from(pool.subarray(used - IV_BYTES, used));
};

/**
 * AES-256-GCM as one text: mark, then IV, tag and body in base64url.
 * @param mark names the form, so that another one can follow
 * @param context bound in: the value opens in its own place only
 */
export const sealWith = (key: Buffer, plain: Buffer, context: string, mark: string): string => {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = cipher.update(plain);
  cipher.final();
  return `${mark}${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
};

/** @throws Error when the form is unknown, or key or context are not those that it was sealed with */
export const openWith = (key: Buffer, sealed: string, context: string, mark: string): Buffer => {
  if (!sealed.startsWith(mark)) throw new Error('The sealed value has an unknown form.');
  const bytes = Buffer.from(sealed.slice(mark.length), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const plain = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  decipher.final();
  return plain;
};
