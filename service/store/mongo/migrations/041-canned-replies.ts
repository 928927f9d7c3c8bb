import type { Migration } from './migration.ts';

/** Adds the texts that shops and companies keep ready, and how often each was used. */
export const cannedReplies: Migration = {
  id: '041-canned-replies',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['cannedReplies', 'organisationReplies', 'replyUses'])
      if (!present.has(name)) await db.createCollection(name);
    await db.collection('cannedReplies').createIndex({ shopId: 1 });
    await db.collection('replyUses').createIndex({ shopId: 1, replyId: 1 });
  },
};
