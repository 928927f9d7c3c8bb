import type { Migration } from './migration.ts';

/** Consents are found by the one they change and by notice; changes of the policy are decided. */
export const proof: Migration = {
  id: '008-proof',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const name of ['policyChanges', 'chatReceipts']) {
      if (!present.has(name)) await db.createCollection(name);
    }
    await db.collection('chatReceipts').createIndex({ shopId: 1 });
    await db.collection('policyChanges').createIndex({ shopId: 1, changedAt: 1 });
    await db.collection('leads').createIndex({ shopId: 1, noticeId: 1 });
    await db.collection('notices').createIndex({ shopId: 1, createdAt: 1 });
    await db.collection('consents').createIndex({ shopId: 1, ofEvent: 1 });
    await db.collection('consents').createIndex({ shopId: 1, noticeId: 1 });
  },
};
