import type { Migration } from './migration.ts';

/** A letter about a breach holds how its controller judged the risk; nobody was asked before. */
export const breachAssessments: Migration = {
  id: '035-breach-assessments',
  async up(db) {
    await db
      .collection('breachNotices')
      .updateMany({ assessments: { $exists: false } }, { $set: { assessments: [] } });
  },
};
