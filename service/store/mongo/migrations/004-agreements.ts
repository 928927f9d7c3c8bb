import type { Migration } from './migration.ts';

const COLLECTIONS = ['agreementDocuments', 'agreementFiles', 'subProcessorLists', 'subProcessorObjections'];

/** Agreements get documents, scans and a list of sub-processors. */
export const agreements: Migration = {
  id: '004-agreements',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const name of COLLECTIONS) if (!present.has(name)) await db.createCollection(name);
    // An agreement that was active without a document cannot be shown, so the shop accepts again (D7).
    await db
      .collection('agreements')
      .updateMany(
        { bindingId: { $exists: false } },
        { $set: { bindingId: null, graceUntil: null, renewalTold: null, subProcessorTold: 0 } },
      );
    await db.collection('agreementDocuments').createIndex({ shopId: 1, createdAt: 1 });
    await db.collection('agreementDocuments').createIndex({ state: 1 });
    await db.collection('agreementDocuments').createIndex({ expiresAt: 1 });
    await db.collection('agreementFiles').createIndex({ shopId: 1, agreementId: 1 });
    await db.collection('subProcessorObjections').createIndex({ shopId: 1 });
  },
};
