import type { Migration } from './migration.ts';

/** Adds the collection of what records of processing said before. */
export const recordVersions: Migration = {
  id: '038-record-versions',
  async up(db) {
    const present = await db.listCollections({ name: 'recordVersions' }).toArray();
    if (present.length === 0) await db.createCollection('recordVersions');
    await db.collection('recordVersions').createIndex({ shopId: 1, number: -1 });
  },
};
