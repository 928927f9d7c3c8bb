import type { Connection, mongo } from 'mongoose';

/** Stands among the migrations while a restore exchanges the collections. */
export const RESTORE_MARK = 'restore-under-way';
/** A restore loads the collections under names that begin with it, beside those in use. */
export const RESTORING = 'restoring.';
export const RESTORE_INTERRUPTED = 'A restore was interrupted: run zgoda restore again with the same backup.';

/** Some collections are those of the backup and some are not: nothing can be read of it together. */
export class RestoreInterrupted extends Error {
  constructor() {
    super(RESTORE_INTERRUPTED);
    this.name = 'RestoreInterrupted';
  }
}

/** @throws RestoreInterrupted while the collections are half exchanged */
export const requireWhole = async (db: mongo.Db): Promise<void> => {
  if ((await db.collection<{ _id: string }>('migrations').findOne({ _id: RESTORE_MARK })) !== null)
    throw new RestoreInterrupted();
};

/** What a restore has loaded and not put in its place. */
export const loadedNames = async (db: mongo.Db): Promise<string[]> =>
  (await db.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => name.startsWith(RESTORING));

/** @returns how many collections were removed */
export const dropLoaded = async (db: mongo.Db): Promise<number> => {
  const names = await loadedNames(db);
  for (const name of names) await db.dropCollection(name);
  return names.length;
};

/**
 * Removes what an interrupted restore has left: copies of personal data that no erasure and no retention run reaches.
 * Call it only while no restore can run.
 * @returns how many collections were removed
 * @throws RestoreInterrupted
 */
export const dropUnfinishedRestore = async (connection: Connection): Promise<number> => {
  const db = connection.getClient().db(connection.name);
  await requireWhole(db);
  return dropLoaded(db);
};
