import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connection } from 'mongoose';
import { readConfig } from '../../../service/config/config.ts';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import { requireWhole } from '../../../service/store/mongo/base/unfinished-restore.ts';
import { openInstallation } from '../../start/running-installation.ts';
import { StartFailure } from '../../start/start-failure.ts';
import { readStartSettings } from '../../start/start-settings.ts';
import type { CommandContext } from '../command-context.ts';
import { startProgress } from '../progress.ts';
import { DatabaseInUse, keepServicesOut } from '../service-lease.ts';
import { BUCKET_NEXT, MANIFEST, type Manifest } from './backup-form.ts';
import { requireApart, writeSecretsFile } from './secrets-file.ts';
import { verifyBackup } from './verify-backup.ts';
import { finishBackup, MomentGone, writeBackup } from './write-backup.ts';

const PREFIX = 'zgoda-backup-';
/** Days; erasure marks are kept three times as long. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export const folderName = (at: Date): string => `${PREFIX}${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
const freeFolder = (out: string, at: Date): string => {
  const folder = join(resolve(out), folderName(at));
  let free = folder;
  for (let number = 2; existsSync(free); number += 1) free = `${folder}-${number}`;
  return free;
};
const unfinished = (folder: string): string[] =>
  (existsSync(folder) ? readdirSync(folder) : []).filter(
    (name) => name.startsWith(PREFIX) && !existsSync(join(folder, name, MANIFEST)),
  );
const tooOld = (folder: string, now: Date): string[] => {
  const oldest = folderName(new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  return readdirSync(folder).filter((name) => name.startsWith(PREFIX) && name < oldest);
};

const isSet = async (connection: Connection): Promise<boolean> =>
  (await connection.getClient().db('admin').command({ hello: 1 })).setName !== undefined;

/**
 * Snapshot where supported, else services are kept out.
 * @param write replaceable in tests
 * @throws StartFailure when a service runs and no snapshot is possible
 */
export const save = async (
  connection: Connection,
  folder: string,
  tell: CommandContext['tell'],
  write: typeof writeBackup = writeBackup,
): Promise<Manifest> => {
  const whenStill = async (withService: StartFailure): Promise<Manifest> => {
    const place = await keepServicesOut(connection, 'backup', () => {
      tell('This process was paused and a service has started. Run it again.');
      process.exit(1);
    }).catch((error: unknown) => {
      throw error instanceof DatabaseInUse && error.command === null ? withService : error;
    });
    try {
      return await write(connection, folder, true);
    } finally {
      await place.leave();
    }
  };
  if (!(await isSet(connection)))
    return whenStill(
      new StartFailure(
        'The service runs, and this database cannot show all collections at one moment: stop the service for the time of the backup, or run MongoDB as a replica set.',
      ),
    );
  try {
    return await write(connection, folder, false);
  } catch (error) {
    if (error instanceof MomentGone) return whenStill(error);
    throw error;
  }
};

/** Into a new folder, verified; secrets go to a separate file. */
export const backUp = async (
  { root, env, say, tell }: CommandContext,
  { out, secrets }: { out: string; secrets?: string },
): Promise<void> => {
  const now = new Date();
  const folder = freeFolder(out, now);
  // First: this run may be killed too.
  const left = unfinished(resolve(out));
  if (left.length > 0)
    say(
      `Delete ${left.join(', ')}, unless another backup runs now: an interrupted run left it, with personal data in it.`,
    );
  const installation = await openInstallation(root, env, tell);
  try {
    const config = readConfig(installation.env);
    const { dataFolder } = readStartSettings(env, root);
    if (secrets !== undefined) await requireApart(secrets, [out, dataFolder]);
    const connection = await openDatabase({ url: config.databaseUrl });
    let manifest: Manifest;
    let rows = 0;
    let keys = 0;
    try {
      await requireWhole(connection.getClient().db(connection.name));
      const written = await save(connection, folder, tell);
      rows = written.collections.reduce((sum, one) => sum + one.rows, 0);
      await finishBackup(folder, written, config.vaultKey, async () => {
        if (secrets !== undefined)
          keys = await writeSecretsFile(resolve(secrets), connection, join(dataFolder, 'secrets.json'));
        const progress = startProgress('Reading it back', rows);
        await verifyBackup(folder, written, progress).finally(() => progress.end());
      });
      manifest = written;
    } finally {
      await connection.close();
    }
    say(
      `Saved ${rows} rows of ${manifest.collections.length} collections in ${folder}; read back, ${Object.keys(manifest.ledgers).length} ledger(s) whole.`,
    );
    say(
      secrets === undefined
        ? 'No file of secrets was written (--secrets): without one, the backup opens only beside the database of keys of this installation.'
        : `The secrets and ${keys} key(s) of chats and leads are in ${resolve(secrets)}, in the place of the file before. Keep no older copy of it.`,
    );
    if (config.objectStore !== null) say(BUCKET_NEXT);
  } finally {
    await installation.close();
  }
  const old = tooOld(resolve(out), now);
  if (old.length > 0)
    say(`Delete ${old.join(', ')}: older than ${KEPT_DAYS} days, they hold people who were erased since.`);
};
