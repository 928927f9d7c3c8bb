import type { Migration } from './migration.ts';

/** What the database knows of the installation that serves it. An earlier version neither reads nor writes it. */
export const installation: Migration = {
  id: '074-installation',
  leastSchema: 61,
  async up(db) {
    const isThere = (await db.listCollections({ name: 'installation' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('installation');
  },
};
