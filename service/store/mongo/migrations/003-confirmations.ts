import type { Migration } from './migration.ts';

/** One-time links of mails. */
export const confirmations: Migration = {
  id: '003-confirmations',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    if (!present.has('confirmations')) await db.createCollection('confirmations');
    await db.collection('confirmations').createIndex({ shopId: 1, ref: 1 });
    await db.collection('confirmations').createIndex({ shopId: 1, subjectKey: 1 });
    await db.collection('confirmations').createIndex({ expiresAt: 1 });
  },
};
