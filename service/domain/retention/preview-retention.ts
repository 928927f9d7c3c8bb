import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { proofsDue } from '../model/consent/proof-period.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import {
  conversationsDue,
  leadsDue,
  type Periods,
  type RetentionCounts,
} from '../model/retention/retention.ts';

/** Deletions due by `until`, without held or restricted rows. Rule: RE-2. */
export const makePreviewRetention =
  (deps: {
    leads: LeadStore;
    receipts: ReceiptStore;
    consents: ConsentStore;
    conversations: ConversationStore;
    countOptinsDue(scope: ShopScope, until: Date): Promise<number>;
  }) =>
  async (scope: ShopScope, periods: Periods, until: Date): Promise<RetentionCounts> => {
    const marked = await deps.leads.markedIds(scope);
    const [leads, conversations, receipts, optins, proofs] = await Promise.all([
      deps.leads.countDue(scope, leadsDue(periods, until)),
      deps.conversations.countDue(scope, conversationsDue(periods, until)),
      deps.receipts.countDue(scope, until, marked),
      deps.countOptinsDue(scope, until),
      deps.consents.countDue(scope, proofsDue(periods, until)),
    ]);
    return { leads, conversations, receipts, optins, proofs };
  };
