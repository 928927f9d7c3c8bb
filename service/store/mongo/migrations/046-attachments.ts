import type { Migration } from './migration.ts';

/** Adds pictures and PDF files in conversations: what is known about them, and their bytes. */
export const attachments: Migration = {
  id: '046-attachments',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['attachments', 'attachmentParts'])
      if (!present.has(name)) await db.createCollection(name);
    await db.collection('attachments').createIndex({ conversationId: 1, ref: 1 }, { unique: true });
    await db.collection('attachments').createIndex({ shopId: 1 });
    await db.collection('attachmentParts').createIndex({ attachmentId: 1 });
    await db.collection('attachmentParts').createIndex({ conversationId: 1 });
  },
};
