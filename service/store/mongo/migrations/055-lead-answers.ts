import type { Migration } from './migration.ts';

/** Adds to each lead its answers by mail, and to each shop that it has no sender of its own. */
export const leadAnswers: Migration = {
  id: '055-lead-answers',
  async up(db) {
    await db.collection('leads').updateMany({ answers: { $exists: false } }, { $set: { answers: [] } });
    await db.collection('shops').updateMany({ sender: { $exists: false } }, { $set: { sender: null } });
  },
};
