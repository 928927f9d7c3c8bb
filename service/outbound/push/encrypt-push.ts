import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** RFC 8188. */
const RECORD_BYTES = 4096;
const TAG_BYTES = 16;
const KEY_BYTES = 65;
const SALT_BYTES = 16;
/** Delimiter. */
const LAST_RECORD = 2;

/** Base64url. */
export type ReceiverKeys = { readonly p256dh: string; readonly auth: string };

const hkdf = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

export type Fresh = { sender: ECDH; salt: Buffer };
const fresh = (): Fresh => {
  const sender = createECDH('prime256v1');
  sender.generateKeys();
  return { sender, salt: randomBytes(SALT_BYTES) };
};

/** Curve point and 16 bytes. */
export const areReceiverKeys = ({ p256dh, auth }: ReceiverKeys): boolean => {
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== KEY_BYTES || point[0] !== 4 || Buffer.from(auth, 'base64url').length !== 16)
    return false;
  try {
    fresh().sender.computeSecret(point);
    return true;
  } catch {
    return false;
  }
};

/**
 * RFC 8291, aes128gcm.
 * @param paddedBytes hides the length
 * @param random fixed in tests
 * @throws Error
 */
export const encryptPush = (
  text: string,
  { p256dh, auth }: ReceiverKeys,
  paddedBytes = 0,
  { sender, salt }: Fresh = fresh(),
): Buffer => {
  const receiver = Buffer.from(p256dh, 'base64url');
  const own = sender.getPublicKey();
  // Extract and one Expand block equal `hkdfSync`.
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver, own]);
  const secret = hkdf(sender.computeSecret(receiver), Buffer.from(auth, 'base64url'), info, 32);
  const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const content = Buffer.from(text, 'utf8');
  const padding = Buffer.alloc(Math.max(0, paddedBytes - content.length));
  const plain = Buffer.concat([content, Buffer.from([LAST_RECORD]), padding]);
  if (plain.length + TAG_BYTES > RECORD_BYTES - KEY_BYTES - 21) throw new Error('The message is too long.');
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const head = Buffer.alloc(SALT_BYTES + 5);
  salt.copy(head);
  head.writeUInt32BE(RECORD_BYTES, SALT_BYTES);
  head.writeUInt8(KEY_BYTES, SALT_BYTES + 4);
  return Buffer.concat([head, own, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};
