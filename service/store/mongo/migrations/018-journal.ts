import type { Migration } from './migration.ts';

/** The database remembers which journal of erasures it belongs with. */
export const journal: Migration = {
  id: '018-journal',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'tombstoneJournals' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('tombstoneJournals');
  },
};
