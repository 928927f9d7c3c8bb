import type { Connection } from 'mongoose';

export const KEY_COLLECTION = 'contentKeys';
export const KEY_STORE_COLLECTION = 'contentKeyStores';
export const MARK_COLLECTION = 'erasureMarks';
export const HEAD_COLLECTION = 'ledgerHeads';

/** No dump of the main one holds a key. */
export const keyDatabaseName = (name: string): string => `${name}_keys`;
export const keyDatabaseOf = (connection: Connection): Connection =>
  connection.useDb(keyDatabaseName(connection.name), { useCache: true });

const INDEXES = [
  [KEY_COLLECTION, 'shopId'],
  [MARK_COLLECTION, 'shopId'],
  [MARK_COLLECTION, 'expiresAt'],
  [HEAD_COLLECTION, 'shopId'],
] as const;

/** A restore may bring back only the main database. */
export const ensureKeyDatabase = async (connection: Connection): Promise<void> => {
  const keys = connection.getClient().db(keyDatabaseName(connection.name));
  const there = new Set(
    (await keys.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  if (there.has(KEY_STORE_COLLECTION)) return;
  for (const name of [KEY_COLLECTION, MARK_COLLECTION, HEAD_COLLECTION])
    if (!there.has(name)) await keys.createCollection(name);
  for (const [name, field] of INDEXES) await keys.collection(name).createIndex({ [field]: 1 });
  // Last, for repeats.
  await keys.createCollection(KEY_STORE_COLLECTION);
};
