import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ed25519Key } from '../config/ed25519-key.ts';
import type { PublicKeyNamer, PublicKeyReader, SignatureVerifier } from '../domain/model/base/ports.ts';

const publicKey = (pem: string): KeyObject | null => ed25519Key(() => createPublicKey(pem));

/** First 16 hex digits of the DER form's SHA-256. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
export const publicKeyId: PublicKeyNamer = (publicKeyPem) => {
  const key = publicKey(publicKeyPem);
  return key === null ? null : keyIdOf(key);
};

/** False for anything malformed. */
export const isSignedBy = (publicKeyPem: string, bytes: Buffer, signature: Buffer): boolean => {
  const key = publicKey(publicKeyPem);
  return key !== null && verify(null, bytes, key, signature);
};
export const verifyEd25519: SignatureVerifier = (text, signature, publicKeyPem) =>
  isSignedBy(publicKeyPem, Buffer.from(text, 'utf8'), Buffer.from(signature, 'base64url'));

/** On another thread. */
export const readEd25519Key: PublicKeyReader = (publicKeyPem) => {
  const key = publicKey(publicKeyPem);
  if (key === null) return null;
  return (text, signature) =>
    new Promise((resolve) => {
      verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'), (error, isRight) =>
        resolve(error === null && isRight),
      );
    });
};
