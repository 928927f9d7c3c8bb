import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Connection, mongo } from 'mongoose';
import { VERSION } from '../../../service/config/version.ts';
import { RECORDS } from '../../../service/store/mongo/base/schema-record.ts';
import {
  RESTORE_MARK,
  RESTORING,
  RestoreInterrupted,
} from '../../../service/store/mongo/base/unfinished-restore.ts';
import { makeFolder } from '../../start/make-folder.ts';
import { StartFailure } from '../../start/start-failure.ts';
import { writeAtomically } from '../../start/write-atomically.ts';
import { type Progress, startProgress } from '../progress.ts';
import {
  fileOf,
  type IndexRow,
  MANIFEST,
  type Manifest,
  manifestText,
  newManifest,
  plainRow,
  type SavedCollection,
} from './backup-form.ts';
import { makeLedgerCheck } from './verify-backup.ts';

const LEFT_OUT = new Set(['leases', 'processes']);

export const savedNames = async (db: mongo.Db): Promise<string[]> =>
  (await db.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.') && !name.startsWith(RESTORING) && !LEFT_OUT.has(name))
    .sort();

const saveCollection = async (
  rows: mongo.Collection,
  file: string,
  session: mongo.ClientSession | undefined,
  seen: (row: Buffer) => void,
): Promise<SavedCollection> => {
  const hash = createHash('sha256');
  let count = 0;
  const cursor = rows.find({}, { raw: true, ...(session === undefined ? {} : { session }) });
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const row of cursor) {
      const read = row as unknown as Buffer;
      seen(read);
      count += 1;
      yield read;
    }
  }
  await pipeline(
    Readable.from(bytes()),
    createGzip(),
    async function* (packed: AsyncIterable<Buffer>) {
      for await (const part of packed) {
        hash.update(part);
        yield part;
      }
    },
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  );
  const indexes = (await rows.listIndexes().toArray()) as IndexRow[];
  return { name: rows.collectionName, rows: count, sha256: hash.digest('hex'), indexes };
};

/** The snapshot expired during the backup. */
export class MomentGone extends StartFailure {
  constructor() {
    super(
      'The database no longer holds the moment at which the backup began. Let it keep more (minSnapshotHistoryWindowInSeconds, 300 at first), or stop the service and run it again.',
    );
  }
}
const SNAPSHOT_GONE = new Set([239, 246]);

const saveAll = async (
  db: mongo.Db,
  folder: string,
  session: mongo.ClientSession | undefined,
  progress: Progress,
): Promise<Omit<Manifest, 'format' | 'at' | 'version'>> => {
  const ledgers = makeLedgerCheck();
  let schema = 0;
  const collections: SavedCollection[] = [];
  for (const name of await savedNames(db)) {
    const seen = (row: Buffer): void => {
      progress.add(1);
      if (name === 'consents') ledgers.add(row);
      if (name === RECORDS) {
        const { _id, number } = plainRow(row);
        if (_id === RESTORE_MARK) throw new RestoreInterrupted();
        schema = number;
      }
    };
    collections.push(await saveCollection(db.collection(name), fileOf(folder, name), session, seen));
  }
  return { schema, collections, ledgers: ledgers.heads() };
};

/** Remains hold personal data beyond retention. Rule: RT-8. */
const dropUnfinished = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/**
 * Without content keys.
 * @param isStill no service writes; else a snapshot is read (replica set)
 * @throws MomentGone
 */
export const writeBackup = async (
  connection: Connection,
  folder: string,
  isStill: boolean,
): Promise<Manifest> => {
  const client = connection.getClient();
  const db = client.db(connection.name);
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
  let expected = 0;
  for (const name of await savedNames(db)) expected += await db.collection(name).estimatedDocumentCount();
  const progress = startProgress('Saving', expected);
  const session = isStill ? undefined : client.startSession({ snapshot: true });
  try {
    const at = new Date().toISOString();
    const saved = await saveAll(db, folder, session, progress);
    return newManifest({ at, version: VERSION, ...saved });
  } catch (error) {
    dropUnfinished(folder);
    throw SNAPSHOT_GONE.has((error as { code?: number }).code ?? 0) ? new MomentGone() : error;
  } finally {
    progress.end();
    await session?.endSession();
  }
};

/** Last step: verifies, then completes; removes an invalid backup. */
export const finishBackup = async (
  folder: string,
  manifest: Manifest,
  masterKey: Buffer,
  prove: () => Promise<void>,
): Promise<void> => {
  try {
    await prove();
    writeAtomically(join(folder, MANIFEST), manifestText(manifest, masterKey));
  } catch (error) {
    dropUnfinished(folder);
    throw error;
  }
};
