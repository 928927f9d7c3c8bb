import type { Migration } from './migration.ts';

/** Marks of erasures are looked up by their keys when a visitor opens a conversation. */
export const sentMarks: Migration = {
  id: '026-sent-marks',
  async up(db) {
    await db.collection('tombstones').createIndex({ key: 1, shopId: 1 });
    await db.collection('tombstones').createIndex({ shopId: 1, kind: 1 });
  },
};
