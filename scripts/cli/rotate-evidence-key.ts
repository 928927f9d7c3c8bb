import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../../service/config/config.ts';
import { ENV } from '../../service/config/env.ts';
import {
  RETIRED_FAULT,
  type RetiredEvidenceKey,
  readRetiredKeys,
} from '../../service/config/retired-keys.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { claimDataFolder } from '../start/data-folder.ts';
import { makeFolder } from '../start/make-folder.ts';
import { openInstallation } from '../start/running-installation.ts';
import { readSecrets, type Secrets } from '../start/secrets.ts';
import { StartFailure } from '../start/start-failure.ts';
import { readStartSettings } from '../start/start-settings.ts';
import { writeAtomically } from '../start/write-atomically.ts';
import type { CommandContext } from './command-context.ts';
import { withServicesOut } from './service-lease.ts';

type KeyInUse = { privateKeyPem: string; since: string; retired: string | null };
type Rotated = { privateKeyPem: string; since: string; retired: RetiredEvidenceKey[] };

/** The former private key is discarded. */
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

function rotateInFile(file: string, now: Date): Rotated {
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
}

/**
 * Atomic.
 * @param isClaimed the caller holds the folder
 * @throws StartFailure when a start runs on it, or there is no key
 */
export function rotateInDataFolder(path: string, now: Date, isClaimed = false): Rotated {
  const folder = isClaimed ? null : claimDataFolder(path);
  try {
    return rotateInFile(join(path, 'secrets.json'), now);
  } finally {
    folder?.release();
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
  makeFolder(folder);
  writeAtomically(join(folder, 'evidence-key.pem'), rotated.privateKeyPem, 0o600);
  writeAtomically(join(folder, 'evidence-key-since.txt'), `${rotated.since}\n`, 0o600);
  writeAtomically(
    join(folder, 'evidence-keys-retired.json'),
    `${JSON.stringify(rotated.retired, null, 2)}\n`,
    0o600,
  );
  return rotated;
}

/**
 * A running service would keep signing with the former key, unverifiably.
 * @param out file of new values, when the environment gives the key
 */
export async function rotateEvidenceKey(
  { root, env, say, tell }: CommandContext,
  out: string | undefined,
): Promise<void> {
  const key = given(env, 'ZGODA_EVIDENCE_KEY');
  if ((key !== null) !== (out !== undefined))
    throw new StartFailure(
      key !== null
        ? 'The key is given by ZGODA_EVIDENCE_KEY: name a folder for the new values, --out FOLDER.'
        : '--out is only for a key that is given by ZGODA_EVIDENCE_KEY; this one is in the secrets of the data folder.',
    );
  const { dataFolder } = readStartSettings(env, root);
  const installation = await openInstallation(root, env, tell);
  try {
    const connection = await openDatabase({ url: readConfig(installation.env).databaseUrl });
    try {
      const lost = 'Another process has taken over the database. Look which key it signs with.';
      await withServicesOut(connection, { tell }, lost, () => {
        const now = new Date();
        const rotated =
          key === null || out === undefined
            ? rotateInDataFolder(dataFolder, now, installation.isClaimed)
            : rotateInto(resolve(out), env, key, now);
        say(`A new evidence key signs from ${rotated.since} on.`);
        say(
          `${rotated.retired.length} earlier key(s) stay published, so that what they signed still verifies.`,
        );
      });
    } finally {
      await connection.close();
    }
  } finally {
    await installation.close();
  }
  say('Save a copy of /.well-known/zgoda-keys.json somewhere else after the next start.');
}
