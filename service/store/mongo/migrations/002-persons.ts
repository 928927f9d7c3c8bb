import type { Migration } from './migration.ts';

/** Leads and conversations are found by person and can be kept from deletion; mails wait in an outbox. */
export const persons: Migration = {
  id: '002-persons',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    if (!present.has('mails')) await db.createCollection('mails');
    const marks = { restrictedAt: null, heldAt: null };
    await db.collection('leads').updateMany({ heldAt: { $exists: false } }, { $set: marks });
    await db
      .collection('conversations')
      .updateMany({ heldAt: { $exists: false } }, { $set: { ...marks, subjectKeys: [] } });
    await db.collection('leads').createIndex({ shopId: 1, subjectKeys: 1 });
    await db.collection('conversations').createIndex({ shopId: 1, subjectKeys: 1 });
    await db.collection('mails').createIndex({ shopId: 1, ref: 1 });
    await db.collection('mails').createIndex({ shopId: 1, subjectKey: 1 });
    await db.collection('mails').createIndex({ nextAttemptAt: 1 });
    await db.collection('mails').createIndex({ expiresAt: 1 });
  },
};
