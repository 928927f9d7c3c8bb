import { DEFAULT_QUARANTINE_DAYS } from '../../../domain/model/lead/quarantine.ts';
import type { Migration } from './migration.ts';

/** Adds the quarantine of contact forms; no earlier lead is in it. */
export const quarantine: Migration = {
  id: '052-quarantine',
  async up(db) {
    await db
      .collection('shops')
      .updateMany(
        { quarantineDays: { $exists: false } },
        { $set: { quarantineDays: DEFAULT_QUARANTINE_DAYS } },
      );
    const leads = db.collection('leads');
    await leads.updateMany({ quarantine: { $exists: false } }, { $set: { quarantine: null } });
    await leads.createIndex(
      { shopId: 1, createdAt: -1 },
      { name: 'quarantined', partialFilterExpression: { quarantine: { $type: 'object' } } },
    );
  },
};
