import type { Migration } from './migration.ts';

/** Mails that wait are counted for each decision on a policy, those that a try failed for apart. Decision 0270. */
export const mailsOfDecisions: Migration = {
  id: '089-mails-of-decisions',
  leastSchema: 61,
  async up(db) {
    await db
      .collection('mails')
      .createIndex(
        { shopId: 1, policyChange: 1, state: 1, lastError: 1 },
        { partialFilterExpression: { policyChange: { $exists: true } } },
      );
  },
};
