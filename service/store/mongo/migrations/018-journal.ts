import type { Migration } from './migration.ts';

/** The database names the journal of erasures that it belongs with. */
export const journal: Migration = {
  id: '018-journal',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'tombstoneJournals' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('tombstoneJournals');
  },
};
