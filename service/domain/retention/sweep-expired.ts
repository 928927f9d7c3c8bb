import type { AuditStore } from '../audit/audit-store.ts';
import type { RecordAct } from '../audit/record-act.ts';
import { makeSweepAudit } from '../audit/sweep-audit.ts';
import type { ConfirmationStore } from '../confirmation/confirmation-store.ts';
import type { ConnectCodeStore } from '../connect/connect-code-store.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { LeadStore, ReceiptStore } from '../lead/lead-store.ts';
import { PROOF_MS } from '../lead/withdraw-lead.ts';
import type { MailStore } from '../mail/mail-store.ts';
import type { Clock, EventBus } from '../ports.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import type { StaffSessionStore } from '../staff/staff-store.ts';
import { scopeOfShop } from '../tenancy.ts';

/**
 * Removes what is past its time, shop by shop; a second instance doing the same finds nothing left. Rules: RE-1, RE-3.
 * @returns counts over all shops
 */
export const makeSweepExpired =
  (deps: {
    shops: ShopStore;
    leads: LeadStore;
    receipts: ReceiptStore;
    consents: ConsentStore;
    conversations: ConversationStore;
    sessions: StaffSessionStore;
    mails: MailStore;
    confirmations: ConfirmationStore;
    connectCodes: ConnectCodeStore;
    sweepRegistrations(now: Date): Promise<number>;
    clock: Clock;
    bus: EventBus;
    audit: AuditStore;
    recordAct: RecordAct;
  }) =>
  async (): Promise<{ leads: number; conversations: number; proofs: number }> => {
    const now = deps.clock.now();
    const totals = { leads: 0, conversations: 0, proofs: 0 };
    for (const shopId of await deps.shops.allIds()) {
      const scope = scopeOfShop(shopId);
      const leads = await deps.leads.removeExpired(scope, now);
      for (const lead of leads) {
        deps.bus.publish({ type: 'lead.changed', shopId, leadId: lead.id });
        // The proof's own time begins when the processing that it proves has ended.
        if (lead.consentEventId === null) continue;
        await deps.consents.eraseOpenings(scope, lead.consentEventId, new Date(now.getTime() + PROOF_MS));
      }
      const conversations = await deps.conversations.removeExpired(scope, now);
      for (const conversationId of conversations) {
        deps.bus.publish({ type: 'conversation.erased', shopId, conversationId });
      }
      const proofs = await deps.consents.expire(scope, now);
      await deps.receipts.removeExpired(scope, now);
      totals.leads += leads.length;
      totals.conversations += conversations.length;
      totals.proofs += proofs;
      if (leads.length + conversations.length + proofs === 0) continue;
      await deps.recordAct({
        actor: 'system',
        shopId,
        action: 'retention.run',
        target: shopId,
        outcome: 'ok',
        details: { leads: leads.length, conversations: conversations.length, proofs },
      });
    }
    await deps.sessions.removeExpired(now);
    await makeSweepAudit(deps)();
    await deps.mails.removeExpired(now);
    await deps.confirmations.removeExpired(now);
    await deps.connectCodes.removeExpired(now);
    await deps.sweepRegistrations(now);
    return totals;
  };
