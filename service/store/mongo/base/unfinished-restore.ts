import type { Connection, mongo } from 'mongoose';

export const RESTORE_MARK = 'restore-under-way';
export const RESTORING = 'restoring.';
export const RESTORE_INTERRUPTED = 'A restore was interrupted: run zgoda restore again with the same backup.';

/** Half exchanged: unusable. */
export class RestoreInterrupted extends Error {
  constructor() {
    super(RESTORE_INTERRUPTED);
    this.name = 'RestoreInterrupted';
  }
}

/** @throws RestoreInterrupted */
export const requireWhole = async (db: mongo.Db): Promise<void> => {
  if ((await db.collection<{ _id: string }>('migrations').findOne({ _id: RESTORE_MARK })) !== null)
    throw new RestoreInterrupted();
};

export const loadedNames = async (db: mongo.Db): Promise<string[]> =>
  (await db.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => name.startsWith(RESTORING));

/** @returns number removed */
export const dropLoaded = async (db: mongo.Db): Promise<number> => {
  const names = await loadedNames(db);
  for (const name of names) await db.dropCollection(name);
  return names.length;
};

/**
 * Personal data beyond erasure; only while no restore can run.
 * @throws RestoreInterrupted
 */
export const dropUnfinishedRestore = async (connection: Connection): Promise<number> => {
  const db = connection.getClient().db(connection.name);
  await requireWhole(db);
  return dropLoaded(db);
};
