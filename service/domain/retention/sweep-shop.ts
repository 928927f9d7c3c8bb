import type { EndProof, EndProofsAbout } from '../consent/end-proof.ts';
import { type ForgetAttachedDeps, forgetAttached } from '../conversation/forget-attached.ts';
import type { AlertStore } from '../model/alert/alert.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DAY_MS, monthsAfter } from '../model/base/calendar.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { CustomerBlockStore } from '../model/block/customer-block.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { proofsDue } from '../model/consent/proof-period.ts';
import type { ContentKeys } from '../model/content/content-keys.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import {
  conversationsDue,
  isConversationDue,
  leadsDue,
  RETENTION_KINDS,
  type RetentionCounts,
  type RetentionKind,
} from '../model/retention/retention.ts';
import type { RetentionRunStore } from '../model/retention/retention-run.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { IsRestricted } from '../subject-rights/restriction/restrict-person.ts';
import { mayHideRecords, type SubjectRequest } from '../subject-rights/subject-request.ts';
import type { SubjectRequestStore } from '../subject-rights/subject-request-store.ts';
import { makeSweepReceipts } from './sweep-receipts.ts';

export type SweepShopDeps = ForgetAttachedDeps & {
  shops: Pick<ShopStore, 'get'>;
  leads: LeadStore;
  receipts: ReceiptStore;
  consents: ConsentStore;
  conversations: ConversationStore;
  subjectRequests: SubjectRequestStore;
  retentionRuns: RetentionRunStore;
  contentKeys: Pick<ContentKeys, 'destroy'>;
  clock: Clock;
  ids: Ids;
  bus: EventBus;
  endProof: EndProof;
  endProofsAbout: EndProofsAbout;
  recordAct: RecordAct;
  erasedSendings: Pick<ErasedSendings, 'mark'>;
  alerts: Pick<AlertStore, 'removeExpired'>;
  customerBlocks: Pick<CustomerBlockStore, 'removeExpired'>;
  /** Includes interrupted uploads. */
  sweepAttachments(scope: ShopScope): Promise<number>;
  endTags(scope: ShopScope, now: Date): Promise<number>;
  endNotes(scope: ShopScope, now: Date): Promise<number>;
  /** Expired answers and orphaned cards. */
  endCards(scope: ShopScope): Promise<number>;
  /** Rule: MK-2. */
  purgeOptins(scope: ShopScope, now: Date): Promise<number>;
  sweepOrphans(scope: ShopScope, now: Date): Promise<number>;
  sweepChatReceipts(scope: ShopScope, now: Date): Promise<number>;
  /** Rule: RT-3. */
  isRestricted: IsRestricted;
  sweepNotices(scope: ShopScope, now: Date): Promise<number>;
};

/** Rows per step. */
const BATCH = 200;
/** Keys per command; the embedded engine slows down on more. */
const KEY_BATCH = 200;
const RUN_KEPT_MONTHS = 12;

export const noneRemoved = (): Record<RetentionKind, number> => ({
  leads: 0,
  conversations: 0,
  receipts: 0,
  optins: 0,
  proofs: 0,
});
const isEmpty = (removed: RetentionCounts): boolean => RETENTION_KINDS.every((kind) => removed[kind] === 0);

const inBatches = async (step: (limit: number) => Promise<number>): Promise<number> => {
  let total = 0;
  for (;;) {
    const count = await step(BATCH);
    total += count;
    if (count < BATCH) return total;
  }
};

/** Skips conversations whose client can resend; removal marks them. */
const destroyKeys = async (
  deps: Pick<SweepShopDeps, 'conversations' | 'leads' | 'contentKeys'>,
  scope: ShopScope,
  shop: Shop,
  now: Date,
): Promise<void> => {
  const due = conversationsDue(shop, now);
  const ids = await deps.conversations.dueIds(scope, due, now);
  for (let from = 0; from < ids.length; from += KEY_BATCH) {
    const lot = ids.slice(from, from + KEY_BATCH);
    // Another process may have changed or held one; keys are irrecoverable.
    const current = await deps.conversations.current(scopeOfShops([scope.shopId]), lot);
    const past = current
      .filter((one) => isConversationDue(one, due) && one.tokenExpiresAt <= now)
      .map(({ id }) => id);
    if (past.length > 0) await deps.contentKeys.destroy(scope, past);
  }
  for (;;) {
    const claimed = await deps.leads.claimIds(scope, leadsDue(shop, now), KEY_BATCH);
    if (claimed.length > 0) await deps.contentKeys.destroy(scope, claimed);
    if (claimed.length < KEY_BATCH) return;
  }
};

/** Deletes expired rows of a shop and reports it. Rules: RE-1, RE-2, RE-3, RT-3. */
export const makeSweepShop = (deps: SweepShopDeps) => {
  const instance = deps.ids.reference();

  const sweepLeads = async (scope: ShopScope, shop: Shop, now: Date): Promise<number> => {
    let removed = 0;
    await inBatches(async (limit) => {
      const claimed = await deps.leads.claimDue(scope, leadsDue(shop, now), limit);
      for (const lead of claimed) {
        // The proof's period starts with the end of processing.
        if (lead.consentEventId !== null) await deps.endProof(scope, lead.consentEventId, now);
        else {
          await deps.endProofsAbout(scope, lead.id, now);
        }
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
  const sweepConversations = async (scope: ShopScope, shop: Shop, now: Date): Promise<number> => {
    return inBatches(async (limit) => {
      const removed = await deps.conversations.removeDue(
        scope,
        conversationsDue(shop, now),
        limit,
        async (conversation) => {
          // Only a client with a valid token can resend. Rule: EP-3.
          if (conversation.tokenExpiresAt > now) await deps.erasedSendings.mark(scope, conversation, now);
        },
      );
      for (const conversationId of removed) {
        await forgetAttached(deps, scope, conversationId);
        await deps.endProofsAbout(scope, conversationId, now);
      }
      return removed.length;
    });
  };

  const removePast = async (scope: ShopScope, shop: Shop, now: Date): Promise<RetentionCounts> => {
    const removed = noneRemoved();
    await destroyKeys(deps, scope, shop, now);
    removed.leads = await sweepLeads(scope, shop, now);
    removed.conversations = await sweepConversations(scope, shop, now);
    removed.optins = await deps.purgeOptins(scope, now);
    await deps.endCards(scope);
    await deps.alerts.removeExpired(scope, now);
    await deps.customerBlocks.removeExpired(scope, now);
    await deps.sweepAttachments(scope);
    await deps.endNotes(scope, now);
    await deps.endTags(scope, now);
    await deps.sweepOrphans(scope, now);
    removed.receipts = await makeSweepReceipts(deps)(scope, now);
    await deps.subjectRequests.endAnswers(scope, now);
    // Other requests' restrictions do not keep an ended request.
    const keepsHidden = async (request: SubjectRequest): Promise<boolean> =>
      mayHideRecords(request) && (await deps.isRestricted(scope, request));
    await deps.subjectRequests.removeExpired(scope, now, keepsHidden);
    removed.proofs = await inBatches((limit) => deps.consents.expire(scope, proofsDue(shop, now), limit));
    await deps.sweepChatReceipts(scope, now);
    await deps.sweepNotices(scope, now);
    await deps.retentionRuns.removeExpired(scope, now);
    return removed;
  };

  const report = async (scope: ShopScope, startedAt: Date, removed: RetentionCounts): Promise<void> => {
    const [last] = await deps.retentionRuns.list(scope, 1);
    const isReportDue = last === undefined || startedAt.getTime() - last.startedAt.getTime() >= DAY_MS;
    // An empty run is recorded daily.
    if (isEmpty(removed) && !isReportDue) return;
    await deps.retentionRuns.insert(scope, {
      id: deps.ids.next('run'),
      shopId: scope.shopId,
      startedAt,
      durationMs: Math.max(0, deps.clock.now().getTime() - startedAt.getTime()),
      instance,
      removed,
      expiresAt: monthsAfter(startedAt, RUN_KEPT_MONTHS),
    });
    if (isEmpty(removed)) return;
    await deps.recordAct({
      actor: 'system',
      shopId: scope.shopId,
      action: 'retention.run',
      target: scope.shopId,
      outcome: 'ok',
      details: removed,
    });
  };

  return async (scope: ShopScope): Promise<RetentionCounts> => {
    const startedAt = deps.clock.now();
    const shop = await deps.shops.get(scope);
    if (shop === null) return noneRemoved();
    const removed = await removePast(scope, shop, startedAt);
    await report(scope, startedAt, removed);
    return removed;
  };
};
