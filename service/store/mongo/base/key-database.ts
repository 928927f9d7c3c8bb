import type { Connection } from 'mongoose';

export const KEY_COLLECTION = 'contentKeys';
export const KEY_STORE_COLLECTION = 'contentKeyStores';

/** Name of the database that holds the keys of the records in the database of this name. Decision 0093. */
export const keyDatabaseName = (name: string): string => `${name}_keys`;

/** Makes the collections of the keys at every start: after a restore the main database may be there alone. */
export const ensureKeyDatabase = async (connection: Connection): Promise<void> => {
  const keys = connection.getClient().db(keyDatabaseName(connection.name));
  const there = new Set(
    (await keys.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  if (there.has(KEY_COLLECTION) && there.has(KEY_STORE_COLLECTION)) return;
  if (!there.has(KEY_COLLECTION)) await keys.createCollection(KEY_COLLECTION);
  await keys.collection(KEY_COLLECTION).createIndex({ wrappedBy: 1 });
  await keys.collection(KEY_COLLECTION).createIndex({ shopId: 1 });
  // Last, so that an interrupted start makes the indexes again.
  await keys.createCollection(KEY_STORE_COLLECTION);
};
