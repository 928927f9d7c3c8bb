import type { ConversationId, HoldReason, LeadId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { MarkErased } from '../model/erasure/erasure-mark.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';

type HoldDeps = {
  leads: LeadStore;
  conversations: ConversationStore;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
};

const marksOf = (reason: HoldReason | null, now: Date) => ({
  heldAt: reason === null ? null : now,
  heldReason: reason,
});
const actOf = (noun: string, reason: HoldReason | null) => ({
  action: `${noun}.${reason === null ? 'release' : 'hold'}`,
  outcome: 'ok' as const,
  details: reason === null ? {} : { reason },
});

/**
 * Sets or lifts a lead's hold; audited. Withdrawn or erased leads are then deleted.
 * @param reason null: lift
 * @throws DomainError not_found, forbidden
 */
export const makeHoldLead =
  (deps: HoldDeps) =>
  async (access: Access, id: LeadId, reason: HoldReason | null): Promise<Lead> => {
    const found = await deps.leads.get(scopeWith(access, 'leads'), id);
    if (found === null) throw notFound();
    const { scope } = shopWith(access, found.shopId, 'subjects');
    const isEnd = ({ withdrawnAt }: Lead) => reason === null && withdrawnAt != null;
    const marks = marksOf(reason, deps.clock.now());
    const freed = { ...marks, restrictedAt: null };
    let lead = await deps.leads.setMarks(scope, id, isEnd(found) ? freed : marks);
    if (lead !== null && isEnd(lead) && lead.restrictedAt !== null)
      lead = await deps.leads.setMarks(scope, id, freed);
    if (lead === null) throw notFound();
    const { shopId } = scope;
    await deps.recordAct({ actor: access.staff.id, shopId, target: id, ...actOf('lead', reason) });
    deps.bus.publish({ type: 'lead.changed', shopId, leadId: id });
    return lead;
  };

/**
 * Same for a conversation; a postponed erasure follows.
 * @throws DomainError not_found, forbidden
 */
export const makeHoldConversation =
  (
    deps: HoldDeps & {
      markErased: MarkErased;
      eraseConversation(scope: ShopScope, conversation: Conversation, actor: 'system'): Promise<void>;
    },
  ) =>
  async (access: Access, id: ConversationId, reason: HoldReason | null): Promise<Conversation> => {
    const found = await deps.conversations.find(scopeWith(access, 'read'), id);
    if (found === null) throw notFound();
    const { scope } = shopWith(access, found.shopId, 'subjects');
    const now = deps.clock.now();
    const marks = marksOf(reason, now);
    const isWanted = reason === null && found.eraseAskedAt != null;
    // Before lifting, so the erasure job can complete.
    if (isWanted) await deps.markErased(scope, { subjectKeys: [], refs: [id] }, now);
    if (!(await deps.conversations.setMarks(scope, id, marks))) throw notFound();
    const { shopId } = scope;
    await deps.recordAct({ actor: access.staff.id, shopId, target: id, ...actOf('conversation', reason) });
    const next = { ...found, ...marks };
    const [kept] = await deps.conversations.current(scopeOfShops([shopId]), [id]);
    // The requester is not recorded.
    if (reason === null && kept?.eraseAskedAt != null) await deps.eraseConversation(scope, kept, 'system');
    else if (kept !== undefined) deps.bus.publish({ type: 'conversation.ways', shopId, conversation: kept });
    return next;
  };
