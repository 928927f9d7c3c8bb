/** `npm run rotate-evidence-key`: a new key signs from now on; the earlier one stays published with its period. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ENV } from '../service/config/env.ts';
import { RETIRED_FAULT, type RetiredEvidenceKey, readRetiredKeys } from '../service/config/retired-keys.ts';
import { claimDataFolder } from './start/data-folder.ts';
import { readSecrets, type Secrets } from './start/secrets.ts';
import { failureText, StartFailure } from './start/start-failure.ts';
import { writeAtomically } from './start/write-atomically.ts';

const USAGE = `npm run rotate-evidence-key
  Stop the service first. The secrets of the data folder (ZGODA_DATA_DIR) are changed in one step.
npm run rotate-evidence-key -- --out FOLDER
  Where the key is given by ZGODA_EVIDENCE_KEY: writes evidence-key.pem, evidence-key-since.txt and
  evidence-keys-retired.json there, to be set as the new values before the next start.`;

type KeyInUse = { privateKeyPem: string; since: string; retired: string | null };
type Rotated = { privateKeyPem: string; since: string; retired: RetiredEvidenceKey[] };

/** The key after this one. The private half of the earlier is not kept: nothing may ever be signed with it again. */
export function nextKey(inUse: KeyInUse, now: Date): Rotated {
  const earlier = readRetiredKeys(inUse.retired);
  if (earlier === null) throw new StartFailure(RETIRED_FAULT);
  const at = now.toISOString();
  if (!(Date.parse(inUse.since) < now.getTime())) {
    throw new StartFailure(`The key in use begins at ${inUse.since}, which is not past. Set the clock.`);
  }
  const publicKeyPem = createPublicKey(createPrivateKey(inUse.privateKeyPem))
    .export({ type: 'spki', format: 'pem' })
    .toString();
  return {
    privateKeyPem: generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    since: at,
    retired: [...earlier, { publicKeyPem, since: inUse.since, until: at }],
  };
}

/**
 * Rotates the key in the data folder of `npm start`, whole or not at all.
 * @throws StartFailure when the service runs on it, or there is no key to follow
 */
export function rotateInDataFolder(path: string, now: Date): Rotated {
  const folder = claimDataFolder(path);
  try {
    const file = join(folder.path, 'secrets.json');
    const kept = readSecrets(file);
    const { ZGODA_EVIDENCE_KEY: key, ZGODA_EVIDENCE_KEY_SINCE: since } = kept ?? {};
    if (kept === null || key === undefined || since === undefined) {
      throw new StartFailure(`${file} holds no evidence key: start the service once, and it makes one.`);
    }
    const rotated = nextKey(
      { privateKeyPem: key, since, retired: kept.ZGODA_EVIDENCE_KEYS_RETIRED ?? null },
      now,
    );
    const all: Secrets = {
      ...kept,
      ZGODA_EVIDENCE_KEY: rotated.privateKeyPem,
      ZGODA_EVIDENCE_KEY_SINCE: rotated.since,
      ZGODA_EVIDENCE_KEYS_RETIRED: JSON.stringify(rotated.retired),
    };
    writeAtomically(file, `${JSON.stringify(all, null, 2)}\n`, 0o600);
    return rotated;
  } finally {
    folder.release();
  }
}

function given(env: NodeJS.ProcessEnv, name: string): string | null {
  const file = env[`${name}_FILE`] ?? '';
  const text = file === '' ? (env[name] ?? '') : readFileSync(file, 'utf8');
  return text.trim() === '' ? null : text.trim();
}

function rotateInto(folder: string, env: NodeJS.ProcessEnv, key: string, now: Date): Rotated {
  const since = given(env, 'ZGODA_EVIDENCE_KEY_SINCE');
  const byDefault = ENV.find(({ name }) => name === 'ZGODA_EVIDENCE_KEY_SINCE')?.fallback ?? '';
  const rotated = nextKey(
    {
      privateKeyPem: key.replace(/\\n/g, '\n'),
      since: since ?? byDefault,
      retired: given(env, 'ZGODA_EVIDENCE_KEYS_RETIRED'),
    },
    now,
  );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeAtomically(join(folder, 'evidence-key.pem'), rotated.privateKeyPem, 0o600);
  writeAtomically(join(folder, 'evidence-key-since.txt'), `${rotated.since}\n`, 0o600);
  writeAtomically(
    join(folder, 'evidence-keys-retired.json'),
    `${JSON.stringify(rotated.retired, null, 2)}\n`,
    0o600,
  );
  return rotated;
}

function run(): void {
  const { values } = parseArgs({ options: { out: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) return console.log(USAGE);
  const root = fileURLToPath(new URL('..', import.meta.url));
  const key = given(process.env, 'ZGODA_EVIDENCE_KEY');
  if (key !== null && values.out === undefined) throw new StartFailure(USAGE);
  const dataFolder = resolve(root, process.env.ZGODA_DATA_DIR ?? 'data');
  const now = new Date();
  const rotated =
    key === null || values.out === undefined
      ? rotateInDataFolder(dataFolder, now)
      : rotateInto(resolve(values.out), process.env, key, now);
  console.log(`A new evidence key signs from ${rotated.since} on.`);
  console.log(
    `${rotated.retired.length} earlier key(s) stay published, so that what they signed still verifies.`,
  );
  console.log('Save a copy of /.well-known/zgoda-keys.json somewhere else after the next start.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    run();
  } catch (error) {
    console.error(failureText(error));
    process.exitCode = 1;
  }
}
