import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connection } from 'mongoose';
import { requireContentKeys } from '../../service/compose/require-content-keys.ts';
import { type Config, readConfig } from '../../service/config/config.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { ensureSchema } from '../../service/store/mongo/migrate.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { changeKeys } from '../rotation/change-keys.ts';
import { makeFolder } from '../start/make-folder.ts';
import { openInstallation } from '../start/running-installation.ts';
import { NEXT_VAULT_KEY, readSecrets } from '../start/secrets.ts';
import { StartFailure } from '../start/start-failure.ts';
import { readStartSettings } from '../start/start-settings.ts';
import { writeAtomically } from '../start/write-atomically.ts';
import type { CommandContext } from './command-context.ts';
import { type Progress, startProgress } from './progress.ts';
import { withServicesOut } from './service-lease.ts';

const KEY_BYTES = 32;
type NextKey = { readonly key: Buffer; finish(): void };

/** Stored before use, for continuation after interruption. */
const nextInDataFolder = (file: string): NextKey => {
  const kept = readSecrets(file);
  if (kept === null)
    throw new StartFailure(`${file} is not there: start the service once, and it makes one.`);
  const next = kept[NEXT_VAULT_KEY] ?? randomBytes(32).toString('base64');
  writeAtomically(file, `${JSON.stringify({ ...kept, [NEXT_VAULT_KEY]: next }, null, 2)}\n`, 0o600);
  const { [NEXT_VAULT_KEY]: _, ...settled } = kept;
  return {
    key: Buffer.from(next, 'base64'),
    finish: () =>
      writeAtomically(file, `${JSON.stringify({ ...settled, ZGODA_VAULT_KEY: next }, null, 2)}\n`, 0o600),
  };
};
const nextInFolder = (folder: string, current: Buffer): NextKey => {
  const file = join(folder, 'vault-key.txt');
  makeFolder(folder);
  if (!existsSync(file)) writeAtomically(file, `${randomBytes(32).toString('base64')}\n`, 0o600);
  const text = readFileSync(file, 'utf8').trim();
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES || !/^[\w+/-]+=*$/.test(text))
    throw new StartFailure(
      `${file} holds no key: move it away, and run this again. After a change that was interrupted, put back what it held instead.`,
    );
  if (key.equals(current))
    throw new StartFailure(`${file} holds the key that is in use: move it away, and run this again.`);
  return { key, finish: () => undefined };
};

const resealAll = async (connection: Connection, config: Config, next: NextKey): Promise<string[]> => {
  const sealed: string[] = [];
  let progress: Progress | null = null;
  await changeKeys(
    connection,
    { earlier: config.vaultKey, next: next.key },
    (collection, changed) => changed > 0 && sealed.push(`${collection} ${changed}`),
    (rows) => {
      const bar = startProgress('Sealing anew', rows);
      progress = bar;
      return () => bar.add(1);
    },
  ).finally(() => progress?.end());
  return sealed;
};

/**
 * Re-seals everything; repeatable after interruption.
 * @param out file of the next key, when the environment gives the key
 */
export const rotateKeys = async (
  { root, env, say, tell }: CommandContext,
  out: string | undefined,
): Promise<void> => {
  const isGiven = Boolean(env.ZGODA_VAULT_KEY || env.ZGODA_VAULT_KEY_FILE);
  if (isGiven !== (out !== undefined))
    throw new StartFailure(
      isGiven
        ? 'The key is given by ZGODA_VAULT_KEY: name a folder for the next one, --out FOLDER.'
        : '--out is only for a key that is given by ZGODA_VAULT_KEY; this one is in the secrets of the data folder.',
    );
  const installation = await openInstallation(root, env, say, { isChangingKeys: true });
  try {
    const config = readConfig(installation.env);
    const connection = await openDatabase({ url: config.databaseUrl });
    try {
      const lost = 'Another process has taken over the database. The change stops; run it again.';
      await withServicesOut(connection, { tell }, lost, async () => {
        await ensureSchema(connection, {
          patient: () => openDatabase({ url: config.databaseUrl, isPatient: true }),
        });
        await requireContentKeys(storesOver(connection));
        const { dataFolder } = readStartSettings(env, root);
        const next =
          out === undefined
            ? nextInDataFolder(join(dataFolder, 'secrets.json'))
            : nextInFolder(resolve(out), config.vaultKey);
        const sealed = await resealAll(connection, config, next);
        say(`Rows sealed anew: ${sealed.join(', ') || 'none'}.`);
        next.finish();
      });
    } finally {
      await connection.close();
    }
  } finally {
    await installation.close();
  }
  say('Everything is sealed under the new keys.');
  say(
    'Take a new backup with a new file of secrets now: with the keys of today nothing can be read in one from before.',
  );
  if (out !== undefined)
    say(`Set ZGODA_VAULT_KEY to the content of ${join(resolve(out), 'vault-key.txt')}, then start.`);
};
