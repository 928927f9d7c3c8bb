import type { Migration } from './migration.ts';

/** One-time codes that connect a shop server. */
export const connect: Migration = {
  id: '013-connect',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'connectCodes' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('connectCodes');
    await db.collection('connectCodes').createIndex({ expiresAt: 1 });
  },
};
