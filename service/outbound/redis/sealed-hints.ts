import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { openBytes, sealBytes } from '../vault/aes-gcm.ts';

const ORIGIN_BYTES = 12;

/** Opaque to Redis; structured clone, faster than JSON. */
export type SealedHints = {
  /** @param context bound in */
  seal(value: unknown, context: string): Buffer;
  /** Null: foreign, own, or another context. */
  open(sealed: Buffer, context: string): unknown;
};

/** @param vaultKey source of the key */
export const makeSealedHints = (vaultKey: Buffer): SealedHints => {
  const key = createSecretKey(
    Buffer.from(hkdfSync('sha256', vaultKey, '', 'zgoda hints between processes', 32)),
  );
  const self = randomBytes(ORIGIN_BYTES);
  return {
    seal: (value, context) => Buffer.concat([self, sealBytes(key, serialize(value), context)]),
    open: (sealed, context) => {
      if (sealed.subarray(0, ORIGIN_BYTES).equals(self)) return null;
      try {
        return deserialize(openBytes(key, sealed.subarray(ORIGIN_BYTES), context));
      } catch {
        return null;
      }
    },
  };
};
