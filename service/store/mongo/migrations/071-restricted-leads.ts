import type { Migration } from './migration.ts';

/** How the leads of a shop are found that are restricted: the preview of deletions leaves their receipts out. */
export const restrictedLeads: Migration = {
  id: '071-restricted-leads',
  leastSchema: 61,
  async up(db) {
    await db
      .collection('leads')
      .createIndex(
        { shopId: 1, restrictedAt: 1 },
        { name: 'restricted', partialFilterExpression: { restrictedAt: { $type: 'date' } } },
      );
  },
};
