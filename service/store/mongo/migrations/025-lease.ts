import type { Migration } from './migration.ts';

/** Which process serves the database. */
export const lease: Migration = {
  id: '025-lease',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'leases' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('leases');
  },
};
