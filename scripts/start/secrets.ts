import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from './start-failure.ts';
import { createAtomically, writeAtomically } from './write-atomically.ts';

/** Every secret of an installation, and how a new one is made. */
const makers = {
  /** Signs access tokens. */
  ZGODA_TOKEN_SECRET: () => randomBytes(32).toString('base64url'),
  /** Keys the digests of identifiers. */
  ZGODA_PEPPER: () => randomBytes(32).toString('base64url'),
  /** Wraps the key of each shop, under which leads are sealed: without it they cannot be read. */
  ZGODA_VAULT_KEY: () => randomBytes(32).toString('base64'),
  /** Ed25519, PKCS #8 in PEM: signs consent events. */
  ZGODA_EVIDENCE_KEY: () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  /** Published beside the evidence key. */
  ZGODA_EVIDENCE_KEY_SINCE: () => new Date().toISOString(),
  /** P-256, PKCS #8 in PEM: names the installation to the push services of browsers. */
  ZGODA_PUSH_KEY: () =>
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
} as const;

/** What the database holds was made with these: a new one fits none of it. Decision 0007. */
const IRREPLACEABLE = ['ZGODA_PEPPER', 'ZGODA_VAULT_KEY'] as const;

/** Stands beside them once the evidence key was rotated; there is none to make. */
const RETIRED = 'ZGODA_EVIDENCE_KEYS_RETIRED';

/** Stands beside them while `npm run rotate-keys` seals everything anew. */
export const NEXT_VAULT_KEY = 'ZGODA_VAULT_KEY_NEXT';

export type SecretName = keyof typeof makers | typeof RETIRED | typeof NEXT_VAULT_KEY;
export type Secrets = Partial<Record<SecretName, string>>;

const names = Object.keys(makers) as (keyof typeof makers)[];

/**
 * The secrets that the environment does not give itself, from the file, which is made once, whole, and readable
 * by its owner alone. A damaged file is never replaced: what is sealed under a lost key stays sealed.
 *
 * @param isChanging true for the command that changes the keys
 * @param holdsData true when the installation already stores something, so that its file must be there
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
  // Whoever keeps all other secrets in the environment has no file; a new push key harms nothing that is stored.
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
    // Whoever keeps the others in the environment may have no folder for them.
    mkdirSync(dirname(file), { recursive: true });
    const text = `${JSON.stringify(all, null, 2)}\n`;
    if (kept !== null) writeAtomically(file, text);
    // What another process made in between counts: it may have sealed with it already.
    else if (!createAtomically(file, text)) {
      if (readSecrets(file) === null) throw new StartFailure(`${file} leads to a file that is not there.`);
      return ensureSecrets(file, env, holdsData, isChanging);
    }
  }
  // Earlier keys belong to the key of this file, and to no other.
  const carried =
    needed.includes('ZGODA_EVIDENCE_KEY') && !isGiven(env, RETIRED) && all[RETIRED] !== undefined;
  return Object.fromEntries(
    [...needed, ...(carried ? [RETIRED] : [])].map((name) => [name, all[name as SecretName]]),
  );
}

function isGiven(env: NodeJS.ProcessEnv, name: SecretName): boolean {
  const isSet = (variable: string): boolean => (env[variable] ?? '') !== '';
  // The age of a given key is not ours to tell.
  if (name === 'ZGODA_EVIDENCE_KEY_SINCE' && isGiven(env, 'ZGODA_EVIDENCE_KEY')) return true;
  return isSet(name) || isSet(`${name}_FILE`);
}

/** Null when there is no file. @throws StartFailure when it cannot be read or is damaged */
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
