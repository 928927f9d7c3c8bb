/** `npm run rotate-keys`: a new master key, and a new key for each shop; everything is sealed anew. Decision 0094. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holdProcessLease } from '../service/compose/process-lease.ts';
import { readConfig } from '../service/config/config.ts';
import { makeKeyFolder } from '../service/outbound/vault/key-folder.ts';
import { openDatabase } from '../service/store/mongo/base/connection.ts';
import { ensureSchema } from '../service/store/mongo/migrate.ts';
import { storesOver } from '../service/store/mongo/mongo-stores.ts';
import { changeKeys } from './rotation/change-keys.ts';
import { openInstallation } from './start/running-installation.ts';
import { NEXT_VAULT_KEY, readSecrets } from './start/secrets.ts';
import { failureText, StartFailure } from './start/start-failure.ts';
import { writeAtomically } from './start/write-atomically.ts';

const USAGE = `npm run rotate-keys
  Stop the service first. Interrupted, the same command goes on. The secrets of the data folder (ZGODA_DATA_DIR) hold
  the next key until the end.
npm run rotate-keys -- --out FOLDER
  Where the key is given by ZGODA_VAULT_KEY: the next one is written to FOLDER/vault-key.txt before anything changes, to
  be set as the new value before the next start.`;

type NextKey = { readonly key: Buffer; finish(): void };

/** The next key, on disk before anything is sealed with it: without it an interrupted change could not go on. */
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
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeAtomically(file, `${randomBytes(32).toString('base64')}\n`, 0o600);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.equals(current))
    throw new StartFailure(`${file} holds the key that is in use: move it away, and run this again.`);
  return { key, finish: () => undefined };
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({ options: { out: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) return console.log(USAGE);
  const isGiven = Boolean(process.env.ZGODA_VAULT_KEY || process.env.ZGODA_VAULT_KEY_FILE);
  if (isGiven !== (values.out !== undefined)) throw new StartFailure(USAGE);
  const root = fileURLToPath(new URL('..', import.meta.url));
  const installation = await openInstallation(root, process.env, (line) => console.log(line), true);
  try {
    const config = readConfig(installation.env);
    const connection = await openDatabase({ url: config.databaseUrl });
    try {
      await ensureSchema(connection);
      const lease = await holdProcessLease(storesOver(connection), () => {
        console.error('Another process has taken over the database. The change stops; run it again.');
        process.exit(1);
      });
      const dataFolder = resolve(root, process.env.ZGODA_DATA_DIR ?? 'data');
      const next =
        values.out === undefined
          ? nextInDataFolder(join(dataFolder, 'secrets.json'))
          : nextInFolder(resolve(values.out), config.vaultKey);
      await changeKeys(
        connection,
        { earlier: config.vaultKey, next: next.key },
        makeKeyFolder(config.keyFolder),
        (collection, changed) => console.log(`${collection}: ${changed}`),
      );
      next.finish();
      await lease.stop();
    } finally {
      await connection.close();
    }
  } finally {
    await installation.close();
  }
  console.log('Everything is sealed under the new keys.');
  console.log(
    values.out === undefined
      ? 'Copy secrets.json to its safe place again. Dumps of before need the earlier one: keep that copy as long as them.'
      : `Set ZGODA_VAULT_KEY to the content of ${join(resolve(values.out), 'vault-key.txt')}, then start.`,
  );
};

try {
  await run();
} catch (error) {
  console.error(failureText(error));
  process.exitCode = 1;
}
