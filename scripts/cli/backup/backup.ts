import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Connection } from 'mongoose';
import { type Config, readConfig } from '../../../service/config/config.ts';
import { makeKeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import { requireWhole } from '../../../service/store/mongo/base/unfinished-restore.ts';
import { storesOver } from '../../../service/store/mongo/mongo-stores.ts';
import { openInstallation } from '../../start/running-installation.ts';
import { StartFailure } from '../../start/start-failure.ts';
import { readStartSettings } from '../../start/start-settings.ts';
import type { CommandContext } from '../command-context.ts';
import { startProgress } from '../progress.ts';
import { DatabaseInUse, keepServicesOut } from '../service-lease.ts';
import { BUCKET_NEXT, MANIFEST, type Manifest } from './backup-form.ts';
import { copyKeys, type Reserved, requireApart, requireFolderForKeys } from './copy-keys.ts';
import { saveKeys } from './save-keys.ts';
import { verifyBackup } from './verify-backup.ts';
import { finishBackup, MomentGone, writeBackup } from './write-backup.ts';

const PREFIX = 'zgoda-backup-';
/** Marks of erasures are kept three times as long. Decision 0025. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Name of the folder of a backup that begins at this time. */
export const folderName = (at: Date): string => `${PREFIX}${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
/** A second backup within one second, say after one that was killed, gets a number. */
const freeFolder = (out: string, at: Date): string => {
  const folder = join(resolve(out), folderName(at));
  let free = folder;
  for (let number = 2; existsSync(free); number += 1) free = `${folder}-${number}`;
  return free;
};
/** What a run that was killed has left in the folder of the backups. */
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
 * At one moment where the database can show one: a service may run, or start meanwhile. Else, and where the database
 * forgets that moment, while services are kept out. Decision 0240.
 * @param write another one for tests
 * @throws StartFailure beside a service, where no moment can be shown or it was forgotten
 */
export const save = async (
  connection: Connection,
  folder: string,
  tell: CommandContext['tell'],
  write: typeof writeBackup = writeBackup,
): Promise<Manifest> => {
  const whenStill = async (besideService: StartFailure): Promise<Manifest> => {
    const place = await keepServicesOut(connection, 'backup', () => {
      tell('This process was paused and a service has started. Run it again.');
      process.exit(1);
    }).catch((error: unknown) => {
      throw error instanceof DatabaseInUse && error.command === null ? besideService : error;
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

const reservedBy = ({ erasureJournalFile, keyFolder }: Config, dataFolder: string): Reserved => [
  { name: 'the data folder', folder: dataFolder },
  { name: 'the folder of the journal of erasures', folder: dirname(resolve(erasureJournalFile)) },
  { name: 'the folder of the content keys in use', folder: resolve(keyFolder) },
];

/** Saves the main database into a new folder, and reads it back. Keys and journal stay apart. Decision 0149. */
export const backUp = async (
  { root, env, say, tell }: CommandContext,
  { out, keys }: { out: string; keys?: string },
): Promise<void> => {
  if (keys !== undefined) requireApart(keys, out);
  const now = new Date();
  const folder = freeFolder(out, now);
  // First, since this run may end as that one did.
  const left = unfinished(resolve(out));
  if (left.length > 0)
    say(
      `Delete ${left.join(', ')}, unless another backup runs now: an interrupted run left it, with personal data in it.`,
    );
  const installation = await openInstallation(root, env, tell);
  try {
    const config = readConfig(installation.env);
    const { dataFolder } = readStartSettings(env, root);
    if (keys !== undefined) requireFolderForKeys(resolve(keys), reservedBy(config, dataFolder));
    const connection = await openDatabase({ url: config.databaseUrl });
    let manifest: Manifest;
    let rows = 0;
    let areKeysSaved = false;
    try {
      await requireWhole(connection.getClient().db(connection.name));
      const written = await save(connection, folder, tell);
      rows = written.collections.reduce((sum, one) => sum + one.rows, 0);
      await finishBackup(folder, written, async () => {
        areKeysSaved = await saveKeys(storesOver(connection).contentKeyRows, makeKeyFolder(config.keyFolder));
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
      areKeysSaved
        ? `The keys of chats and leads are saved as of now in ${config.keyFolder}.`
        : `The keys in ${config.keyFolder} were left as they are: the service has not started on this database yet.`,
    );
    if (keys !== undefined)
      say(`Copied ${await copyKeys(config.keyFolder, resolve(keys))} file(s) of content keys to ${keys}.`);
    if (config.objectStore !== null) say(BUCKET_NEXT);
  } finally {
    await installation.close();
  }
  say('Not in it, on purpose: secrets.json, the content keys and the journal of erasures. Keep each apart.');
  const old = tooOld(resolve(out), now);
  if (old.length > 0)
    say(`Delete ${old.join(', ')}: older than ${KEPT_DAYS} days, they hold people who were erased since.`);
};
