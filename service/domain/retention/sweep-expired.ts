import type { ConversationId } from '../../protocol/vocabulary.ts';
import { makeSweepAudit } from '../audit/sweep-audit.ts';
import type { ConnectCodeStore } from '../connection/connect-code-store.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DAY_MS, monthsAfter } from '../model/base/calendar.ts';
import type { NonceStore } from '../model/base/nonce-store.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { proofsDue } from '../model/consent/proof-period.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import type { ErasureMarkStore } from '../model/erasure/erasure-mark.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import {
  conversationsDue,
  leadsDue,
  RETENTION_KINDS,
  type RetentionCounts,
  type RetentionKind,
} from '../model/retention/retention.ts';
import type { RetentionRunStore } from '../model/retention/retention-run.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';
import type { SubjectRequestStore } from '../subject-rights/subject-request-store.ts';

type SweepDeps = {
  shops: ShopStore;
  leads: LeadStore;
  receipts: ReceiptStore;
  consents: ConsentStore;
  conversations: ConversationStore;
  mails: Pick<MailStore, 'removeByRef' | 'removeExpired'>;
  sessions: StaffSessionStore;
  subjectRequests: SubjectRequestStore;
  erasureMarks: ErasureMarkStore;
  confirmations: ConfirmationStore;
  connectCodes: ConnectCodeStore;
  identityNonces: NonceStore;
  requestNonces: NonceStore;
  audit: AuditStore;
  retentionRuns: RetentionRunStore;
  clock: Clock;
  ids: Ids;
  bus: EventBus;
  endProof: EndProof;
  recordAct: RecordAct;
  erasedSendings: Pick<ErasedSendings, 'mark'>;
  /** Removes the cards of a conversation that is gone. */
  forgetCards(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes answers past their own time, and cards that outlived their conversation. */
  endCards(scope: ShopScope): Promise<number>;
  sweepRegistrations(now: Date): Promise<number>;
  mailPauses: MailPauseStore;
  sweepAccounts(): Promise<number>;
  sweepAgreements(): Promise<number>;
  /** Removes sign-ups that were not confirmed in time. Rule: MK-2. */
  purgeOptins(scope: ShopScope, now: Date): Promise<number>;
  /** Ends agreements whose thing is not there. */
  sweepOrphans(scope: ShopScope, now: Date): Promise<number>;
  /** Removes links to conversations that are gone. */
  sweepChatReceipts(scope: ShopScope, now: Date): Promise<number>;
  /** Removes notices and kept texts that nothing needs any more. */
  sweepNotices(scope: ShopScope, now: Date): Promise<number>;
};

/** Rows that one step takes: in between, others get their turn. */
const BATCH = 200;
const RUN_KEPT_MONTHS = 12;

const isEmpty = (removed: RetentionCounts): boolean => RETENTION_KINDS.every((kind) => removed[kind] === 0);

/** Calls `step` until it takes less than a whole batch. */
const inBatches = async (step: (limit: number) => Promise<number>): Promise<number> => {
  let total = 0;
  for (;;) {
    const count = await step(BATCH);
    total += count;
    if (count < BATCH) return total;
  }
};

/**
 * Removes what is past its time, shop by shop. Two instances at once share the rows: each counts what it removed
 * itself. Every step can be cut short and is done again by the next run: what hangs on a row goes before the row.
 * A shop whose run fails does not keep the others waiting. Rules: RE-1, RE-2, RE-3, RT-3.
 * @returns counts over all shops
 */
export const makeSweepExpired = (deps: SweepDeps) => {
  const instance = deps.ids.reference();

  const sweepLeads = async (scope: ShopScope, shop: Shop, now: Date): Promise<number> => {
    let removed = 0;
    await inBatches(async (limit) => {
      const claimed = await deps.leads.claimDue(scope, leadsDue(shop, now), limit);
      for (const lead of claimed) {
        // The proof's own time begins when the processing that it proves has ended.
        if (lead.consentEventId !== null) await deps.endProof(scope, lead.consentEventId, now);
        await deps.mails.removeByRef(scope, lead.id);
        if (await deps.leads.remove(scope, lead.id)) {
          removed += 1;
          deps.bus.publish({ type: 'lead.changed', shopId: scope.shopId, leadId: lead.id });
        }
      }
      return claimed.length;
    });
    return removed;
  };
  const sweepConversations = (scope: ShopScope, shop: Shop, now: Date): Promise<number> =>
    inBatches(async (limit) => {
      const removed = await deps.conversations.removeDue(
        scope,
        conversationsDue(shop, now),
        limit,
        async (conversation) => {
          // Only whose token is still good can be sent again by its visitor: every other entry has ended. Rule: EP-3.
          if (conversation.tokenExpiresAt > now) await deps.erasedSendings.mark(scope, conversation, now);
        },
      );
      for (const conversationId of removed) {
        await deps.mails.removeByRef(scope, conversationId);
        await deps.forgetCards(scope, conversationId);
        deps.bus.publish({ type: 'conversation.erased', shopId: scope.shopId, conversationId });
      }
      return removed.length;
    });

  const sweepShop = async (scope: ShopScope): Promise<RetentionCounts> => {
    const startedAt = deps.clock.now();
    const shop = await deps.shops.get(scope);
    const removed: Record<RetentionKind, number> = {
      leads: 0,
      conversations: 0,
      receipts: 0,
      optins: 0,
      proofs: 0,
    };
    if (shop === null) return removed;
    removed.leads = await sweepLeads(scope, shop, startedAt);
    removed.conversations = await sweepConversations(scope, shop, startedAt);
    removed.optins = await deps.purgeOptins(scope, startedAt);
    await deps.endCards(scope);
    await deps.sweepOrphans(scope, startedAt);
    removed.receipts = await deps.receipts.removeExpired(scope, startedAt);
    await deps.subjectRequests.endAnswers(scope, startedAt);
    await deps.subjectRequests.removeExpired(scope, startedAt);
    removed.proofs = await inBatches((limit) =>
      deps.consents.expire(scope, proofsDue(shop, startedAt), limit),
    );
    await deps.sweepChatReceipts(scope, startedAt);
    await deps.sweepNotices(scope, startedAt);
    await deps.retentionRuns.removeExpired(scope, startedAt);
    const [last] = await deps.retentionRuns.list(scope, 1);
    const isReportDue = last === undefined || startedAt.getTime() - last.startedAt.getTime() >= DAY_MS;
    // A run that found nothing is recorded once a day, so that the owner sees that it runs.
    if (isEmpty(removed) && !isReportDue) return removed;
    await deps.retentionRuns.insert(scope, {
      id: deps.ids.next('run'),
      shopId: scope.shopId,
      startedAt,
      durationMs: Math.max(0, deps.clock.now().getTime() - startedAt.getTime()),
      instance,
      removed,
      expiresAt: monthsAfter(startedAt, RUN_KEPT_MONTHS),
    });
    if (!isEmpty(removed)) {
      await deps.recordAct({
        actor: 'system',
        shopId: scope.shopId,
        action: 'retention.run',
        target: scope.shopId,
        outcome: 'ok',
        details: removed,
      });
    }
    return removed;
  };

  return async (): Promise<RetentionCounts> => {
    const totals: Record<RetentionKind, number> = {
      leads: 0,
      conversations: 0,
      receipts: 0,
      optins: 0,
      proofs: 0,
    };
    const failures: unknown[] = [];
    for (const shopId of await deps.shops.allIds()) {
      try {
        const removed = await sweepShop(scopeOfShop(shopId));
        for (const kind of RETENTION_KINDS) totals[kind] += removed[kind];
      } catch (error) {
        failures.push(error);
      }
    }
    const now = deps.clock.now();
    await deps.sessions.removeExpired(now);
    await deps.erasureMarks.removeExpired(SERVICE_SCOPE, now);
    await makeSweepAudit(deps)();
    await deps.mails.removeExpired(SERVICE_SCOPE, now);
    await deps.mailPauses.removeExpired(SERVICE_SCOPE, now);
    await deps.sweepAccounts();
    await deps.confirmations.removeExpired(SERVICE_SCOPE, now);
    await deps.connectCodes.removeExpired(SERVICE_SCOPE, now);
    await deps.identityNonces.removeExpired(SERVICE_SCOPE, now);
    await deps.requestNonces.removeExpired(SERVICE_SCOPE, now);
    await deps.sweepRegistrations(now);
    await deps.sweepAgreements();
    if (failures.length > 0) throw failures[0];
    return totals;
  };
};
