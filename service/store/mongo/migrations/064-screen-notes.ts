import type { Migration } from './migration.ts';

/** Which conversations left the screens of all processes. An earlier version writes none beside this one. */
export const screenNotes: Migration = {
  id: '064-screen-notes',
  leastSchema: 61,
  async up(db) {
    const isThere = (await db.listCollections({ name: 'screenNotes' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('screenNotes');
    await db.collection('screenNotes').createIndex({ shopId: 1, at: 1 });
    await db.collection('screenNotes').createIndex({ at: 1 });
  },
};
