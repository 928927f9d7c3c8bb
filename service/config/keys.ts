import { createPrivateKey } from 'node:crypto';
import { ed25519Key } from './ed25519-key.ts';
import type { EnvReader } from './env-reader.ts';
import { RETIRED_FAULT, type RetiredEvidenceKey, readRetiredKeys } from './retired-keys.ts';

export type KeysConfig = Readonly<{
  vaultKey: Buffer;
  evidenceKey: string;
  evidenceKeySince: string;
  retiredEvidenceKeys: readonly RetiredEvidenceKey[];
}>;

export const readKeys = ({ text, fault }: EnvReader): KeysConfig => {
  const vaultKey = Buffer.from(
    (text('ZGODA_VAULT_KEY') ?? '').replace(/-/g, '+').replace(/_/g, '/'),
    'base64',
  );
  if (vaultKey.length !== 32) fault('ZGODA_VAULT_KEY must be 32 bytes in base64. `npm start` makes one.');
  const evidenceKey = (text('ZGODA_EVIDENCE_KEY') ?? '').replace(/\\n/g, '\n');
  if (ed25519Key(() => createPrivateKey(evidenceKey)) === null) {
    fault('ZGODA_EVIDENCE_KEY must be an Ed25519 private key in PKCS#8 PEM form. `npm start` makes one.');
  }
  const evidenceKeySince = text('ZGODA_EVIDENCE_KEY_SINCE') ?? '';
  if (Number.isNaN(Date.parse(evidenceKeySince))) {
    fault('ZGODA_EVIDENCE_KEY_SINCE must be an instant such as 2026-11-24T09:00:00.000Z.');
  }
  const retiredEvidenceKeys = readRetiredKeys(text('ZGODA_EVIDENCE_KEYS_RETIRED'));
  if (retiredEvidenceKeys === null) fault(RETIRED_FAULT);
  // Ends may overlap: a process may run on with the earlier key.
  const earlier = Math.max(...(retiredEvidenceKeys ?? []).map(({ since }) => Date.parse(since)));
  if (Date.parse(evidenceKeySince) <= earlier) {
    fault(
      `ZGODA_EVIDENCE_KEY_SINCE must be later than ${new Date(earlier).toISOString()}, since when an earlier key signed: set the time that \`npm run rotate-evidence-key\` gave.`,
    );
  }
  return { vaultKey, evidenceKey, evidenceKeySince, retiredEvidenceKeys: retiredEvidenceKeys ?? [] };
};
