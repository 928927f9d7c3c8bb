import type { Migration } from './migration.ts';

/** Consents are found by person. */
export const subjectRights: Migration = {
  id: '012-subject-rights',
  async up(db) {
    await db.collection('consents').createIndex({ shopId: 1, subjectKey: 1 });
  },
};
