import type { Migration } from './migration.ts';

/** The tags of shops, and which conversations have them. */
export const tags: Migration = {
  id: '044-tags',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['shopTags', 'conversationTags'])
      if (!present.has(name)) await db.createCollection(name);
    await db.collection('shopTags').createIndex({ shopId: 1 });
    await db.collection('conversationTags').createIndex({ shopId: 1, changedAt: 1 });
    await db.collection('conversationTags').createIndex({ shopId: 1, expiresAt: 1 });
  },
};
