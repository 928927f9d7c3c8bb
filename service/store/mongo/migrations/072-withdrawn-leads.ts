import type { Migration } from './migration.ts';

type Receipt = { _id: string; leadId: string; withdrawnAt: Date | null };
type Lead = { _id: string; heldAt: Date | null; withdrawnAt?: Date | null };

/** Marks the leads that are held though their consent was withdrawn. Before, only the receipt said so. */
export const withdrawnLeads: Migration = {
  id: '072-withdrawn-leads',
  leastSchema: 61,
  async up(db) {
    const withdrawn = db.collection<Receipt>('receipts').find({ withdrawnAt: { $ne: null } });
    for await (const { leadId, withdrawnAt } of withdrawn)
      await db
        .collection<Lead>('leads')
        .updateOne({ _id: leadId, heldAt: { $ne: null } }, { $set: { withdrawnAt } });
  },
};
