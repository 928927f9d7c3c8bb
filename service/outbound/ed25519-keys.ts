import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { PublicKeyReader, SignatureVerifier } from '../domain/model/base/ports.ts';

/** Null for anything but an Ed25519 public key: other kinds can be made to take seconds for one signature. */
const ed25519Key = (publicKeyPem: string): KeyObject | null => {
  try {
    const key = createPublicKey(publicKeyPem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};

/** Checks with the public key alone; false for anything malformed. */
export const isSignedBy = (publicKeyPem: string, bytes: Buffer, signature: Buffer): boolean => {
  const key = ed25519Key(publicKeyPem);
  return key !== null && verify(null, bytes, key, signature);
};
export const verifyEd25519: SignatureVerifier = (text, signature, publicKeyPem) =>
  isSignedBy(publicKeyPem, Buffer.from(text, 'utf8'), Buffer.from(signature, 'base64url'));

/** Signatures are checked on another thread, so that a long chain does not block requests. */
export const readEd25519Key: PublicKeyReader = (publicKeyPem) => {
  const key = ed25519Key(publicKeyPem);
  if (key === null) return null;
  return (text, signature) =>
    new Promise((resolve) => {
      verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'), (error, isRight) =>
        resolve(error === null && isRight),
      );
    });
};
