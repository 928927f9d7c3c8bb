import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** One record, as RFC 8188 counts it: every push message is one. */
const RECORD_BYTES = 4096;
const TAG_BYTES = 16;
const KEY_BYTES = 65;
const SALT_BYTES = 16;
/** Ends the content of the last record; zeros may follow. */
const LAST_RECORD = 2;

/** The receiver's keys as the browser gives them, in base64url. */
export type ReceiverKeys = { readonly p256dh: string; readonly auth: string };

const hkdf = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

/** What is random in a message. */
export type Fresh = { sender: ECDH; salt: Buffer };
const fresh = (): Fresh => {
  const sender = createECDH('prime256v1');
  sender.generateKeys();
  return { sender, salt: randomBytes(SALT_BYTES) };
};

/** Whether they are keys that a message can be encrypted for: a point of the curve, and 16 bytes. */
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
 * A message for one browser (RFC 8291, aes128gcm): only the browser can read it, the push service cannot.
 * @param paddedBytes the content is filled up to this length, so that its own length tells nothing
 * @param random made anew for each message; tests give the values of the RFC
 * @throws Error for keys that are none, and for a text that does not fit
 */
export const encryptPush = (
  text: string,
  { p256dh, auth }: ReceiverKeys,
  paddedBytes = 0,
  { sender, salt }: Fresh = fresh(),
): Buffer => {
  const receiver = Buffer.from(p256dh, 'base64url');
  const own = sender.getPublicKey();
  // HKDF-Extract and the one block of HKDF-Expand that is needed are what `hkdfSync` does.
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
