import type { Migration } from './migration.ts';

/** Nonces of signed requests are stored while they are valid, so that each request counts once. */
export const requestNonces: Migration = {
  id: '019-request-nonces',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'requestNonces' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('requestNonces');
    await db.collection('requestNonces').createIndex({ expiresAt: 1 });
  },
};
