import type { Migration } from './migration.ts';

/** Which processes serve this database, and which of them runs the jobs. Decision 0144. */
export const processes: Migration = {
  id: '057-processes',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'processes' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('processes');
  },
};
