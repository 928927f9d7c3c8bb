import { createPublicKey } from 'node:crypto';
import { ed25519Key } from './ed25519-key.ts';

/** `until`: start of the next key. */
export type RetiredEvidenceKey = { publicKeyPem: string; since: string; until: string };

export const RETIRED_FAULT =
  'ZGODA_EVIDENCE_KEYS_RETIRED must be a JSON list of {"publicKeyPem", "since", "until"}, each with a public key in PEM form and two instants, the first before the second. `npm run rotate-evidence-key` writes it.';

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));

const isRetiredKey = (value: unknown): value is RetiredEvidenceKey => {
  if (typeof value !== 'object' || value === null) return false;
  const { publicKeyPem, since, until } = value as Record<string, unknown>;
  return (
    typeof publicKeyPem === 'string' &&
    ed25519Key(() => createPublicKey(publicKeyPem)) !== null &&
    isInstant(since) &&
    isInstant(until) &&
    Date.parse(since) < Date.parse(until)
  );
};

/** @returns null when it cannot be read */
export const readRetiredKeys = (text: string | null): RetiredEvidenceKey[] | null => {
  if (text === null || text.trim() === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isRetiredKey) ? value : null;
  } catch {
    return null;
  }
};
