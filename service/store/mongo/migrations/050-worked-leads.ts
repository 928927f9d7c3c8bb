import type { Migration } from './migration.ts';

/** Adds to each lead who works on it and what was done. The states `new` and `answered` stay what they are. */
export const workedLeads: Migration = {
  id: '050-worked-leads',
  async up(db) {
    const leads = db.collection('leads');
    await leads.updateMany({ history: { $exists: false } }, { $set: { assigneeId: null, history: [] } });
    await leads.createIndex({ shopId: 1, state: 1, createdAt: 1 });
  },
};
