import { randomBytes, randomUUID } from 'node:crypto';
import type { IdPrefix, Ids } from '../domain/model/base/ports.ts';
import { pooledRandomBytes } from './pooled-random-bytes.ts';

/** Without 0, O, 1, I and L, which are confused when read aloud or typed. */
const REFERENCE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Ids from the operating system's random source: 128 bits for ids, 256 for secrets. */
export const randomIds: Ids = {
  next: <P extends IdPrefix>(prefix: P) =>
    `${prefix}_${pooledRandomBytes(16).toString('base64url')}` as const,
  secret: () => randomBytes(32).toString('base64url'),
  ref: () => randomUUID(),
  reference: () => {
    let text = '';
    while (text.length < 8) {
      for (const byte of randomBytes(16)) {
        // 248 = 8 × 31: higher bytes would favour the first letters.
        if (byte < 248 && text.length < 8) text += REFERENCE_ALPHABET[byte % 31] ?? '';
      }
    }
    return text;
  },
};
