import { access, constants, stat, statfs } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Connection } from 'mongoose';
import type { Config } from '../../../service/config/config.ts';
import { SERVICE_SCOPE } from '../../../service/domain/model/base/tenancy.ts';
import { owedByJournal } from '../../../service/domain/model/erasure/erasure-mark.ts';
import { makeErasureJournalFile } from '../../../service/outbound/erasure-journal.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { isDatedAhead, makeKeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { makeMongoContentKeyStore } from '../../../service/store/mongo/rights/content-key-store.ts';
import { makeMongoErasureMarkStore } from '../../../service/store/mongo/rights/erasure-mark-store.ts';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';

const GIB = 2 ** 30;
/** Less is a day or two of a busy shop. */
const TIGHT_BYTES = 5 * GIB;
const FULL_BYTES = GIB / 2;

const spaceFinding = (where: string, free: number): Finding => {
  const says = `${(free / GIB).toFixed(1)} GiB free ${where}.`;
  const next = 'Make room: a full disk stops every write.';
  if (free < FULL_BYTES) return fault('disk', says, next);
  return free < TIGHT_BYTES ? warning('disk', says, next) : ok('disk', says);
};

const freeIn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** MongoDB says how full its own disk is, which may be on another machine; the embedded engine does not. */
const databaseSpace = async (connection: Connection): Promise<Finding[]> => {
  const { fsTotalSize, fsUsedSize } = await connection
    .getClient()
    .db(connection.name)
    .command({ dbStats: 1 });
  if (typeof fsTotalSize !== 'number' || typeof fsUsedSize !== 'number') return [];
  return [spaceFinding('at the database', fsTotalSize - fsUsedSize)];
};

const secretsFinding = async (dataFolder: string): Promise<Finding[]> => {
  const file = join(dataFolder, 'secrets.json');
  const found = await stat(file).catch(() => null);
  if (found === null) return [];
  if ((found.mode & 0o077) === 0) return [ok('secrets', 'Readable by their owner alone.')];
  return [fault('secrets', `${file} can be read by others.`, `chmod 600 ${file}`)];
};

const journalFinding = async (
  connection: Connection,
  config: Config,
  dataFolder: string,
): Promise<Finding> => {
  const file = config.erasureJournalFile;
  if (!relative(dataFolder, resolve(file)).startsWith('..'))
    return fault(
      'journal of erasures',
      'It lies inside the data folder: a backup of that folder brings an old journal back.',
      'Let ZGODA_TOMBSTONE_FILE name a file outside, and move the journal there.',
    );
  const marks = makeMongoErasureMarkStore(connection);
  const known = await marks.journalId();
  if (known === null) return ok('journal of erasures', 'Not begun yet: the first start makes it.');
  await access(file, constants.W_OK);
  const journal = makeErasureJournalFile(file);
  const now = new Date();
  const stored = await marks.all(SERVICE_SCOPE, now);
  const owed = owedByJournal(stored, await journal.read(), makeDigest(config.pepper), now);
  const standing = await journal.standing(known, owed);
  if (standing === 'same')
    return ok('journal of erasures', 'It belongs to this database, and can be written.');
  return fault(
    'journal of erasures',
    standing === 'another' ? 'It is not the one of this database.' : 'It is an older copy.',
    'Put the right one in its place before the next start (docs/operations.md, section 11).',
  );
};

const keysFinding = async (config: Config): Promise<Finding> => {
  const folder = makeKeyFolder(config.keyFolder);
  if ((await folder.wrappingKeys()).length === 0)
    return warning(
      'content keys',
      `${config.keyFolder} holds no keys.`,
      'That is right before the first start alone. Else put the folder back: without it no conversation can be read.',
    );
  const ahead = (await folder.wrappingKeys()).find((key) => isDatedAhead(key, new Date()));
  if (ahead !== undefined)
    return warning(
      'content keys',
      `The newest wrapping key is of ${ahead.madeAt.toISOString()}: it was made while a clock was wrong.`,
      'Set the clock of this machine by NTP. The key is replaced daily all the same.',
    );
  if ((await folder.readBackup()) === null)
    return warning(
      'content keys',
      'There is no backup of the keys yet.',
      'zgoda backup writes one at once, the service within a day. Copy the folder to another machine each day.',
    );
  return ok('content keys', 'The keys and their backup are there. Copy the folder elsewhere once a day.');
};

/** A start with the keys of another database is refused. */
const keysOfDatabaseFinding = async (connection: Connection, config: Config): Promise<Finding> => {
  const store = makeMongoContentKeyStore(connection);
  const folder = makeKeyFolder(config.keyFolder);
  const used = await store.wrappers(SERVICE_SCOPE);
  const there = new Set((await folder.wrappingKeys()).map(({ id }) => id));
  const isForeign = (await store.hasBegun())
    ? used.some((id) => !there.has(id))
    : ((await folder.readBackup()) ?? []).length > 0;
  if (!isForeign) return ok('keys of this database', 'Keys and database belong together.');
  return fault(
    'keys of this database',
    `${config.keyFolder} does not hold the keys of this database.`,
    'Let MONGODB_URL or ZGODA_KEY_FOLDER name the one that belongs to the other. After a restore start once: the newest backup of the keys is put back (docs/operations.md, section 11).',
  );
};

const guarded = async (about: string, work: () => Promise<Finding>): Promise<Finding> => {
  try {
    return await work();
  } catch (error) {
    return fault(
      about,
      `It cannot be used (${reasonOf(error)}).`,
      'Check that it is there and may be written.',
    );
  }
};

/** Room on disks of this machine. Needs nothing else. */
export const checkDisks = async (folders: readonly (readonly [string, string])[]): Promise<Finding[]> => {
  const spaces: Finding[] = [];
  for (const [folder, where] of folders) {
    const free = await freeIn(folder).catch(() => null);
    if (free !== null) spaces.push(spaceFinding(where, free));
  }
  return spaces;
};

/** Files beside the database that an installation cannot do without; the journal is compared with the database. */
export const checkFiles = async (config: Config, dataFolder: string): Promise<Finding[]> => [
  ...(await secretsFinding(dataFolder)),
  await guarded('content keys', () => keysFinding(config)),
];

/** Room at the database, and the journal that it belongs with. */
export const checkStorage = async (
  connection: Connection,
  config: Config,
  dataFolder: string,
): Promise<Finding[]> => [
  ...(await databaseSpace(connection)),
  await guarded('journal of erasures', () => journalFinding(connection, config, dataFolder)),
  await guarded('keys of this database', () => keysOfDatabaseFinding(connection, config)),
];
