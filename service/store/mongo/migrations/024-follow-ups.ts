import type { Migration } from './migration.ts';

/**
 * A lead stores whether its mails were made, a shop whether its owners know the policy page as published. Existing
 * rows count as done.
 */
export const followUps: Migration = {
  id: '024-follow-ups',
  async up(db) {
    const leads = db.collection('leads');
    await leads.updateMany({ followUp: { $exists: false } }, { $set: { followUp: 'done' } });
    await leads.createIndex({ followUp: 1 });
    await db
      .collection('shops')
      .updateMany({ policyStood: { $exists: false } }, { $set: { policyStood: false } });
  },
};
