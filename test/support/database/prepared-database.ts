import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import type { Stores } from '../../../service/desks/stores.ts';
import { keyDatabaseName } from '../../../service/store/mongo/base/key-database.ts';
import { RECORDS } from '../../../service/store/mongo/base/schema-record.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { makeMemoryStores } from '../memory-stores/memory-stores.ts';
import { isCluster, isRealEngine, testDatabaseUrl, withSchemaLock } from './database.ts';

type Options = NonNullable<Parameters<typeof openMongoStores>[1]>;

/** Addresses of empty databases with collections and indexes. */
const free: string[] = [];

/** Address of an empty prepared database; reused, since preparing takes seconds. */
export const takeDatabase = async (): Promise<string> => {
  const known = free.pop();
  if (known !== undefined) return known;
  const url = await testDatabaseUrl();
  const stores = await withSchemaLock(() => openMongoStores(url));
  await stores.close();
  return url;
};

/** Empties the database for reuse. All connections must be closed. */
export const giveBackDatabase = async (url: string): Promise<void> => {
  const client = await mongoose.mongo.MongoClient.connect(url);
  try {
    const name = client.db().databaseName;
    for (const db of [client.db(name), client.db(keyDatabaseName(name))]) {
      const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map((one) => one.name);
      await Promise.all(
        names.filter((one) => one !== RECORDS).map((one) => db.collection(one).deleteMany({})),
      );
    }
    assert.equal(await client.db(name).collection(RECORDS).countDocuments(), 1);
  } finally {
    await client.close();
  }
  free.push(url);
};

/** Address of the stores' database, for further processes; copies of the stores keep it. */
const ADDRESS = Symbol('address of the database');
export const addressOf = (stores: Stores): string | null => (stores as Addressed)[ADDRESS] ?? null;
type Addressed = Stores & { [ADDRESS]?: string };

export const openStoresAt = async (url: string, options: Options = {}): Promise<Stores> => {
  const opened: Addressed = await withSchemaLock(() =>
    openMongoStores(url, { ...options, ...(isCluster && { isShared: true }) }),
  );
  opened[ADDRESS] = url;
  return opened;
};

/** Stores in memory, or in a real MongoDB if that is the engine. */
export const openTestStores = async (): Promise<Stores> => {
  if (!isRealEngine && !isCluster) return makeMemoryStores();
  const url = await takeDatabase();
  const stores = await openStoresAt(url);
  let closed: Promise<void> | null = null;
  return {
    ...stores,
    close() {
      closed ??= stores.close().then(() => giveBackDatabase(url));
      return closed;
    },
  };
};
