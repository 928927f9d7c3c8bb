import type { Migration } from './migration.ts';

/** Consents are found by person; requests about data have a register; erasures leave marks that outlive backups. */
export const subjectRights: Migration = {
  id: '012-subject-rights',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const name of ['subjectRequests', 'tombstones', 'rightsSettings']) {
      if (!present.has(name)) await db.createCollection(name);
    }
    await db.collection('consents').createIndex({ shopId: 1, subjectKey: 1 });
    await db.collection('subjectRequests').createIndex({ shopId: 1, subjectKeys: 1 });
    await db.collection('subjectRequests').createIndex({ shopId: 1, answerUntil: 1 });
    await db.collection('subjectRequests').createIndex({ shopId: 1, expiresAt: 1 });
    await db.collection('subjectRequests').createIndex({ answerHash: 1 });
    await db.collection('subjectRequests').createIndex({ state: 1 });
    await db.collection('tombstones').createIndex({ expiresAt: 1 });
  },
};
