import type { Migration } from './migration.ts';

/** Data-request cards with their answers, and the shop's list of what may be asked for. */
export const cards: Migration = {
  id: '007-cards',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const name of ['cards', 'chatSettings']) if (!present.has(name)) await db.createCollection(name);
    await db.collection('cards').createIndex({ shopId: 1, conversationId: 1 });
    await db.collection('cards').createIndex({ shopId: 1, subjectKeys: 1 });
    await db.collection('cards').createIndex({ shopId: 1, expiresAt: 1 });
  },
};
