import { randomBytes, randomUUID } from 'node:crypto';
import type { IdPrefix, Ids } from '../domain/model/base/ports.ts';
import { pooledRandomBytes } from './pooled-random-bytes.ts';

/** Without confusable letters. */
const REFERENCE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** 128 bits; 256 for secrets. */
export const randomIds: Ids = {
  next: <P extends IdPrefix>(prefix: P) =>
    `${prefix}_${pooledRandomBytes(16).toString('base64url')}` as const,
  secret: () => randomBytes(32).toString('base64url'),
  ref: () => randomUUID(),
  reference: () => {
    let text = '';
    while (text.length < 8) {
      for (const byte of randomBytes(16)) {
        // Avoids bias.
        if (byte < 248 && text.length < 8) text += REFERENCE_ALPHABET[byte % 31] ?? '';
      }
    }
    return text;
  },
};
