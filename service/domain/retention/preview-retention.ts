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

/**
 * What the runs up to `until` would remove if nothing else happened; removes nothing. With other periods than the
 * shop's it answers "what if". What is on hold or restricted is not counted. Rule: RE-2.
 */
export const makePreviewRetention =
  (deps: {
    leads: LeadStore;
    receipts: ReceiptStore;
    consents: ConsentStore;
    conversations: ConversationStore;
    countOptinsDue(scope: ShopScope, until: Date): Promise<number>;
  }) =>
  async (scope: ShopScope, periods: Periods, until: Date): Promise<RetentionCounts> => {
    // The receipt of a lead that stays is kept with it.
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
