import type { Migration } from './migration.ts';

/** Internal notes of consultants, beside the conversation and never in it. */
export const notes: Migration = {
  id: '043-notes',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    if (!present.has('notes')) await db.createCollection('notes');
    const rows = db.collection('notes');
    await rows.createIndex({ conversationId: 1, ref: 1 }, { unique: true });
    await rows.createIndex({ shopId: 1, conversationId: 1 });
    await rows.createIndex({ shopId: 1, unseenBy: 1 });
    await rows.createIndex({ shopId: 1, expiresAt: 1 });
  },
};
