import type { Connection } from 'mongoose';

export const KEY_COLLECTION = 'contentKeys';
export const KEY_STORE_COLLECTION = 'contentKeyStores';
export const MARK_COLLECTION = 'erasureMarks';
export const HEAD_COLLECTION = 'ledgerHeads';

/** Name of the database of keys beside the main one of this name. No dump of the main one holds a key. */
export const keyDatabaseName = (name: string): string => `${name}_keys`;
export const keysBeside = (connection: Connection): Connection =>
  connection.useDb(keyDatabaseName(connection.name), { useCache: true });

const INDEXES = [
  [KEY_COLLECTION, 'shopId'],
  [MARK_COLLECTION, 'shopId'],
  [MARK_COLLECTION, 'expiresAt'],
  [HEAD_COLLECTION, 'shopId'],
] as const;

/** Makes the collections of the keys at every start: after a restore the main database may be there alone. */
export const ensureKeyDatabase = async (connection: Connection): Promise<void> => {
  const keys = connection.getClient().db(keyDatabaseName(connection.name));
  const there = new Set(
    (await keys.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  if (there.has(KEY_STORE_COLLECTION)) return;
  for (const name of [KEY_COLLECTION, MARK_COLLECTION, HEAD_COLLECTION])
    if (!there.has(name)) await keys.createCollection(name);
  for (const [name, field] of INDEXES) await keys.collection(name).createIndex({ [field]: 1 });
  // Last, so that an interrupted start makes the indexes again.
  await keys.createCollection(KEY_STORE_COLLECTION);
};
