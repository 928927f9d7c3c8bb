import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Digest } from '../domain/model/base/ports.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8');
export const sha256HexOf = (text: string): string => sha256(text).digest('hex');

/** @param pepper at least 32 characters */
export const makeDigest = (pepper: string): Digest => {
  const purposeKeys = new Map<string, KeyObject>();
  const keyFor = (purpose: string): KeyObject => {
    const known = purposeKeys.get(purpose);
    if (known !== undefined) return known;
    const key = createSecretKey(createHmac('sha256', pepper).update(`zgoda.purpose.${purpose}`).digest());
    purposeKeys.set(purpose, key);
    return key;
  };
  return {
    sha256Hex: sha256HexOf,
    startSha256: () => {
      const hash = createHash('sha256');
      return { add: (text) => void hash.update(text, 'utf8'), hex: () => hash.digest('hex') };
    },
    sha256HexOfBytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    keyed: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text, 'utf8').digest('base64url'),
    hmacHex: (key, text) => createHmac('sha256', key).update(text, 'utf8').digest('hex'),
    // Constant time.
    equal: (a, b) => timingSafeEqual(sha256(a).digest(), sha256(b).digest()),
  };
};
