import type { mongo } from 'mongoose';
import { RECORDS } from '../../../service/store/mongo/base/schema-record.ts';
import { dropLoaded, RESTORE_MARK, RESTORING } from '../../../service/store/mongo/base/unfinished-restore.ts';
import type { Progress } from '../progress.ts';
import {
  type IndexRow,
  type Manifest,
  type Row,
  readRow,
  type SavedCollection,
  savedRows,
} from './backup-form.ts';
import { savedNames } from './write-backup.ts';

const BATCH = 500;
/** Ended sessions would be valid again. Rule: SE-2. */
const WITHOUT_ROWS = 'sessions';

const indexesOf = (indexes: readonly IndexRow[]): Row[] =>
  indexes.filter(({ name }) => name !== '_id_').map(({ v, ns, background, ...index }) => index);

const load = async (
  db: mongo.Db,
  folder: string,
  saved: SavedCollection,
  progress: Progress,
): Promise<void> => {
  const name = `${RESTORING}${saved.name}`;
  const rows = await db.createCollection(name);
  const indexes = indexesOf(saved.indexes);
  // Later builds block other writers of the embedded engine.
  if (indexes.length > 0) await db.command({ createIndexes: name, indexes });
  if (saved.name === WITHOUT_ROWS) return progress.add(saved.rows);
  let lot: Row[] = [];
  const write = async (): Promise<void> => {
    if (lot.length > 0) await rows.insertMany(lot);
    progress.add(lot.length);
    lot = [];
  };
  for await (const bytes of savedRows(folder, saved)) {
    lot.push(readRow(bytes));
    if (lot.length === BATCH) await write();
  }
  await write();
};

/**
 * Loads copies, then swaps; a mark prevents starts meanwhile. Omits staff sessions. Repeatable after
 * interruption.
 */
export const putBack = async (
  db: mongo.Db,
  folder: string,
  { collections }: Manifest,
  progress: Progress,
): Promise<void> => {
  await dropLoaded(db);
  try {
    for (const saved of collections) await load(db, folder, saved, progress);
  } catch (error) {
    // Copies of personal data; else removed by the next start.
    await dropLoaded(db).catch(() => undefined);
    throw error;
  }
  const mark = { _id: RESTORE_MARK };
  await db
    .collection<{ _id: string }>(RECORDS)
    .updateOne(mark, { $setOnInsert: { at: new Date() } }, { upsert: true });
  const names = collections.map(({ name }) => name).filter((name) => name !== RECORDS);
  const there = new Set(await savedNames(db));
  for (const name of there) if (name !== RECORDS && !names.includes(name)) await db.dropCollection(name);
  for (const name of [...names, RECORDS])
    await db.collection(`${RESTORING}${name}`).rename(name, { dropTarget: there.has(name) });
};
