import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { EvidenceSigner, PublicKey, SignatureVerifier } from '../domain/ports.ts';

/** Short name of a public key: first 16 hex digits of the SHA-256 of its DER form. */
const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/**
 * Signs consent events. Rule: D5, decision 15.
 * @param privateKeyPem Ed25519 private key, PKCS#8 PEM
 * @param retiredPublicKeys public keys of earlier times, which must stay published while events name them
 * @throws Error when the key is not Ed25519
 */
export const makeEvidenceSigner = (
  privateKeyPem: string,
  since: string,
  retiredPublicKeys: readonly PublicKey[] = [],
): EvidenceSigner => {
  const privateKey = createPrivateKey(privateKeyPem);
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new Error('ZGODA_EVIDENCE_KEY must be an Ed25519 private key in PKCS#8 PEM form.');
  }
  const publicKey = createPublicKey(privateKey);
  const keyId = keyIdOf(publicKey);
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keys = [{ keyId, publicKeyPem, since }, ...retiredPublicKeys.filter((key) => key.keyId !== keyId)];
  return {
    sign: (text) => ({
      keyId,
      signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
    }),
    publicKeys: () => keys,
  };
};

/** Checks with the public key alone; false for anything malformed. */
export const verifyEd25519: SignatureVerifier = (text, signature, publicKeyPem) => {
  try {
    return verify(
      null,
      Buffer.from(text, 'utf8'),
      createPublicKey(publicKeyPem),
      Buffer.from(signature, 'base64url'),
    );
  } catch {
    return false;
  }
};
