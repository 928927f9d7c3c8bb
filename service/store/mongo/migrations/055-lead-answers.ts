import type { Migration } from './migration.ts';

/** Adds to each lead its answers by mail. */
export const leadAnswers: Migration = {
  id: '055-lead-answers',
  async up(db) {
    await db.collection('leads').updateMany({ answers: { $exists: false } }, { $set: { answers: [] } });
  },
};
