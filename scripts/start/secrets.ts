import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from './start-failure.ts';
import { createAtomically, writeAtomically } from './write-atomically.ts';

const makers = {
  ZGODA_TOKEN_SECRET: () => randomBytes(32).toString('base64url'),
  ZGODA_PEPPER: () => randomBytes(32).toString('base64url'),
  /** Wraps each shop's key; leads are unreadable without it. */
  ZGODA_VAULT_KEY: () => randomBytes(32).toString('base64'),
  /** Ed25519, PKCS #8 PEM: signs consent events. */
  ZGODA_EVIDENCE_KEY: () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  /** Published with the evidence key. */
  ZGODA_EVIDENCE_KEY_SINCE: () => new Date().toISOString(),
  /** P-256, PKCS #8 PEM: identifies the installation to push services. */
  ZGODA_PUSH_KEY: () =>
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
} as const;

/** Stored data depend on them. */
const IRREPLACEABLE = ['ZGODA_PEPPER', 'ZGODA_VAULT_KEY'] as const;

/** Added by rotation, never generated. */
const RETIRED = 'ZGODA_EVIDENCE_KEYS_RETIRED';

/** Present during `npm run rotate-keys`. */
export const NEXT_VAULT_KEY = 'ZGODA_VAULT_KEY_NEXT';

export type SecretName = keyof typeof makers | typeof RETIRED | typeof NEXT_VAULT_KEY;
export type Secrets = Partial<Record<SecretName, string>>;

const names = Object.keys(makers) as (keyof typeof makers)[];

/**
 * Made once, mode 0600, never replaced when damaged.
 * @param isChanging for the command that changes the keys
 * @param holdsData the file must exist
 */
export function ensureSecrets(
  file: string,
  env: NodeJS.ProcessEnv,
  holdsData: boolean,
  isChanging = false,
): Secrets {
  const needed = names.filter((name) => !isGiven(env, name));
  if (needed.length === 0) return {};
  const kept = readSecrets(file);
  // A new push key is harmless.
  if (kept === null && holdsData && needed.some((name) => name !== 'ZGODA_PUSH_KEY')) {
    throw new StartFailure(
      `${file} is gone, but the database holds leads sealed with it: put the file back from a backup, or start with an empty database.`,
    );
  }
  if (!isChanging && kept?.[NEXT_VAULT_KEY] !== undefined) {
    throw new StartFailure(
      'A change of the keys was interrupted: run npm run rotate-keys again, and start when it has ended.',
    );
  }
  const lost = holdsData ? IRREPLACEABLE.filter((name) => needed.includes(name) && !kept?.[name]) : [];
  if (lost.length > 0) {
    throw new StartFailure(
      `${file} lacks ${lost.join(' and ')}, and a new one would not fit what the database holds: put the file back from a backup, or set what is missing in the environment.`,
    );
  }
  const all: Secrets = { ...kept };
  for (const name of needed) all[name] ??= makers[name]();
  if (needed.some((name) => kept?.[name] === undefined)) {
    mkdirSync(dirname(file), { recursive: true });
    const text = `${JSON.stringify(all, null, 2)}\n`;
    if (kept !== null) writeAtomically(file, text);
    // Another process's file wins: it may already be in use.
    else if (!createAtomically(file, text)) {
      if (readSecrets(file) === null) throw new StartFailure(`${file} leads to a file that is not there.`);
      return ensureSecrets(file, env, holdsData, isChanging);
    }
  }
  // Retired keys belong to this file's key only.
  const carried =
    needed.includes('ZGODA_EVIDENCE_KEY') && !isGiven(env, RETIRED) && all[RETIRED] !== undefined;
  return Object.fromEntries(
    [...needed, ...(carried ? [RETIRED] : [])].map((name) => [name, all[name as SecretName]]),
  );
}

function isGiven(env: NodeJS.ProcessEnv, name: SecretName): boolean {
  const isSet = (variable: string): boolean => (env[variable] ?? '') !== '';
  // Age of a given key is unknown.
  if (name === 'ZGODA_EVIDENCE_KEY_SINCE' && isGiven(env, 'ZGODA_EVIDENCE_KEY')) return true;
  return isSet(name) || isSet(`${name}_FILE`);
}

/** Null without a file. @throws StartFailure when unreadable or damaged */
export function readSecrets(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartFailure(`${file} cannot be read: ${(cause as Error).message}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) throw new Error('not an object');
    return Object.fromEntries(
      Object.entries(value).filter(
        ([name, secret]) =>
          (name in makers || name === RETIRED || name === NEXT_VAULT_KEY) && typeof secret === 'string',
      ),
    );
  } catch {
    throw new StartFailure(
      `${file} is damaged, and a new one could not open what was sealed with the old: put it back from a backup.`,
    );
  }
}
