import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { ReleaseFile } from './release-files.ts';

const SIGNED = ['SHA256SUMS', 'advisories.json'];

/** @throws Error when the file holds no Ed25519 private key */
export const readReleaseKey = (path: string): KeyObject => {
  const key = createPrivateKey(readFileSync(path, 'utf8'));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} holds no Ed25519 key.`);
  return key;
};

/** Mode 0600; never overwrites. */
export const makeReleaseKey = (path: string): KeyObject => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(path, pem, { mode: 0o600, flag: 'wx' });
  return privateKey;
};

export const publicPemOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** Raw 64-byte signatures, and the public key. */
export const signaturesOf = (files: readonly ReleaseFile[], key: KeyObject): ReleaseFile[] => [
  ...files
    .filter(({ name }) => SIGNED.includes(name))
    .map(({ name, bytes }) => ({ name: `${name}.sig`, bytes: sign(null, bytes, key) })),
  { name: 'zgoda-release-key.pem', bytes: Buffer.from(publicPemOf(key)) },
];
