import type { Migration } from './migration.ts';

/** Agreements are found by the one they change and by notice. */
export const proof: Migration = {
  id: '008-proof',
  async up(db) {
    await db.collection('consents').createIndex({ shopId: 1, ofEvent: 1 });
    await db.collection('consents').createIndex({ shopId: 1, noticeId: 1 });
  },
};
