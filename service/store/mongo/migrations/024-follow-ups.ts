import type { Migration } from './migration.ts';

/**
 * A lead says whether the mails about it were made, a shop whether its owners take the policy page for published.
 * What is there already counts as told.
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
