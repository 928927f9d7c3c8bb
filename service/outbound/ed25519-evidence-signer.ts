import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { EvidenceSigner, PublicKey } from '../domain/model/base/ports.ts';
import { keyIdOf } from './ed25519-keys.ts';

const publicKeyOf = (key: KeyObject, since: string, until: string | null): PublicKey => {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Evidence keys must be Ed25519 keys.');
  return {
    keyId: keyIdOf(key),
    publicKeyPem: key.export({ type: 'spki', format: 'pem' }).toString(),
    since: new Date(since).toISOString(),
    until: until === null ? null : new Date(until).toISOString(),
  };
};

/**
 * Rule: D5.
 * @param privateKeyPem Ed25519, PKCS#8 PEM
 * @param since ISO instant
 * @param retired earlier public keys
 * @throws Error when a key is not Ed25519
 */
export const makeEvidenceSigner = (
  privateKeyPem: string,
  since: string,
  retired: readonly { publicKeyPem: string; since: string; until: string }[] = [],
): EvidenceSigner => {
  const privateKey = createPrivateKey(privateKeyPem);
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new Error('ZGODA_EVIDENCE_KEY must be an Ed25519 private key in PKCS#8 PEM form.');
  }
  const current = publicKeyOf(createPublicKey(privateKey), since, null);
  const { keyId } = current;
  const earlier = retired.map((key) => publicKeyOf(createPublicKey(key.publicKeyPem), key.since, key.until));
  const keys = [current, ...earlier.filter((key) => key.keyId !== keyId)];
  return {
    sign: (text) => ({
      keyId,
      signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
    }),
    publicKeys: () => keys,
  };
};
