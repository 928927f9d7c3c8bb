import type { ShopScope } from '../model/base/tenancy.ts';
import { receiptEnd } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';

type Deps = {
  leads: Pick<LeadStore, 'whichExist'>;
  receipts: Pick<ReceiptStore, 'listDue' | 'setExpiry' | 'remove'>;
};

const BATCH = 200;

/** Removes expired receipts; those of kept leads are extended, for withdrawal. Rules: RE-1, CO-6. */
export const makeSweepReceipts =
  ({ leads, receipts }: Deps) =>
  async (scope: ShopScope, now: Date): Promise<number> => {
    for (let removed = 0; ; ) {
      const due = await receipts.listDue(scope, now, BATCH);
      const leadIds = due.map(({ leadId }) => leadId);
      const kept = new Set(await leads.whichExist(scope, leadIds));
      for (const { secretHash, leadId } of due) {
        if (kept.has(leadId)) await receipts.setExpiry(scope, secretHash, receiptEnd(now));
        else if (await receipts.remove(scope, secretHash)) removed += 1;
      }
      if (due.length < BATCH) return removed;
    }
  };
