import type { Migration } from './migration.ts';

/** What stays of the ledgers of deleted shops. An earlier version neither reads nor writes it. */
export const departedLedgers: Migration = {
  id: '076-departed-ledgers',
  leastSchema: 61,
  async up(db) {
    const isThere = (await db.listCollections({ name: 'departedLedgers' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('departedLedgers');
    await db.collection('departedLedgers').createIndex({ at: 1 });
  },
};
