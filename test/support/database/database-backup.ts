import assert from 'node:assert/strict';
import mongoose from 'mongoose';

export type Snapshot = Map<string, Record<string, unknown>[]>;
export const withDatabase = async <T>(
  url: string,
  work: (db: mongoose.mongo.Db) => Promise<T>,
): Promise<T> => {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    assert.ok(connection.db !== undefined);
    return await work(connection.db);
  } finally {
    await connection.close();
  }
};
export const takeBackup = (url: string): Promise<Snapshot> =>
  withDatabase(url, async (db) => {
    const snapshot: Snapshot = new Map();
    for (const { name } of await db.listCollections().toArray())
      snapshot.set(name, await db.collection(name).find().toArray());
    return snapshot;
  });
export const restoreBackup = (url: string, snapshot: Snapshot): Promise<void> =>
  withDatabase(url, async (db) => {
    for (const { name } of await db.listCollections().toArray()) {
      await db.collection(name).deleteMany({});
      const rows = snapshot.get(name) ?? [];
      if (rows.length > 0) await db.collection(name).insertMany(rows);
    }
  });
