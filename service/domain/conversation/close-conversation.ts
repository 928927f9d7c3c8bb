import type { CardId, ConversationId, StaffId } from '../../protocol/vocabulary.ts';
import type { EndProofsAbout } from '../consent/end-proof.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, conversationClosed, unlessTakenMeanwhile } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { storedNow } from '../model/conversation/stored-now.ts';
import { NO_WAYS, type WaysBack } from '../model/conversation/ways-back.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import { askedRef, type MarkErased } from '../model/erasure/erasure-mark.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Staff } from '../model/staff/staff.ts';
import { appendUnlessWritten } from './append-unless-written.ts';
import { type ForgetAttachedDeps, forgetAttached } from './forget-attached.ts';
import { assign } from './send-staff-message.ts';
import { appendAndTell, eventOfNow } from './store-message.ts';

type Deps = { conversations: ConversationStore; bus: EventBus; ids: Ids; clock: Clock };

/** `after`: the same person's previous act. */
type Act = { ref: string; after: string | null };

const close = (
  deps: Deps,
  scope: ShopScope,
  conversationId: ConversationId,
  { ref, after }: Act,
  by: Staff | null,
  seen: number | null = null,
): Promise<Appended> => {
  const event = eventOfNow(deps, scope, { conversationId, ref, by }, { kind: 'status', status: 'closed' });
  return seen === null
    ? appendAndTell(deps, scope, event, after)
    : appendUnlessWritten(deps, scope, event, after, seen);
};

/**
 * Closes the chat; idempotent.
 * @param seen later visitor input prevents closing; null: unchecked
 * @throws DomainError not_found, conversation_closed, conflict
 */
export const makeCloseConversation =
  (deps: Deps) =>
  async (
    scope: ShopScope,
    staff: Staff,
    conversationId: ConversationId,
    act: Act,
    seen: number | null = null,
  ): Promise<Appended> => {
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    if (conversation.status === 'closed') throw conversationClosed();
    return close(deps, scope, conversationId, act, staff, seen);
  };

/**
 * @param to null: nobody
 * @param from expected assignee, null: none; absent: unchecked
 * @throws DomainError not_found, conversation_closed, held_by_colleague
 */
export const makeAssignConversation =
  (deps: Deps) =>
  async (
    scope: ShopScope,
    by: Staff,
    conversationId: ConversationId,
    act: Act,
    to: Staff | null,
    from?: StaffId | null,
  ): Promise<Appended> => {
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    if (conversation.status === 'closed') throw conversationClosed();
    const refuse = from === undefined ? null : unlessTakenMeanwhile(by.id, from);
    return assign(deps, scope, conversationId, act, by, to, refuse);
  };

type EndDeps = Deps & { mails: Pick<MailStore, 'removeByRef'> };

/** The visitor ends conversation and token. Rule: EP-3. */
export const makeEndConversation =
  (deps: EndDeps) =>
  async (scope: ShopScope, conversation: Conversation): Promise<void> => {
    await closeForGood(deps, scope, conversation);
  };

/**
 * Closes for good: voids the token, drops mails. Rules: RT-3, CO-7.
 * @param left ways back to keep
 */
export const closeForGood = async (
  deps: EndDeps,
  scope: ShopScope,
  conversation: Conversation,
  left: (ways: WaysBack) => WaysBack = () => NO_WAYS,
): Promise<void> => {
  if (conversation.status === 'open')
    await close(deps, scope, conversation.id, { ref: deps.ids.ref(), after: null }, null);
  await deps.conversations.setToken(scope, conversation.id, null, deps.clock.now());
  const toldBy: CardId[] = [];
  await deps.conversations.changeWays(scope, conversation.id, (ways) => {
    if (ways.mail !== null) toldBy.push(ways.mail.cardId);
    return left(ways);
  });
  for (const cardId of toldBy) await deps.mails.removeByRef(scope, cardId);
  deps.bus.publish({ type: 'conversation.ended', shopId: scope.shopId, conversationId: conversation.id });
};

/** Until the hold ends; false: lifted meanwhile. */
export const hideHeld = async (
  deps: EndDeps,
  scope: ShopScope,
  conversation: Conversation,
  at: Date,
): Promise<boolean> => {
  const { id, restrictedAt, eraseAskedAt } = conversation;
  await deps.conversations.setMarks(scope, id, {
    restrictedAt: restrictedAt ?? at,
    eraseAskedAt: eraseAskedAt ?? at,
  });
  // Read after write: one of two calls sees the other.
  const kept = await storedNow(deps.conversations, scope, id);
  if (kept?.heldAt === null) return false;
  if (kept !== null)
    deps.bus.publish({ type: 'conversation.hidden', shopId: scope.shopId, conversation: kept });
  await closeForGood(deps, scope, conversation);
  return true;
};

export type EraseActor = 'visitor' | 'system';

/**
 * Hides a held chat. Art. 17(3)(e), 18(1)(c) and (2) GDPR. Rules: RT-3, RT-8.
 * @throws DomainError conflict with the reason, unless lifted
 */
const keepHeld = async (
  deps: EndDeps & { recordAct: RecordAct; markErased: MarkErased },
  scope: ShopScope,
  conversation: Conversation,
  actor: EraseActor,
): Promise<void> => {
  const now = deps.clock.now();
  const { id, heldReason } = conversation;
  await deps.markErased(scope, { subjectKeys: [], refs: [askedRef(id)] }, now);
  if (!(await hideHeld(deps, scope, conversation, now))) return;
  await deps.recordAct({
    actor,
    shopId: scope.shopId,
    action: 'conversation.erase',
    target: id,
    outcome: 'refused',
    details: { reason: heldReason ?? 'claim' },
  });
  throw new DomainError(
    'conflict',
    'The shop has to keep this chat for a claim, a complaint or an authority. It is hidden from now on and is deleted when that ends.',
    { details: { heldReason } },
  );
};

/**
 * Erases the conversation, also in consoles. Rules: RT-7, RT-8.
 * @throws DomainError conflict (to be kept)
 */
export const makeEraseConversation =
  (
    deps: Deps &
      ForgetAttachedDeps & {
        audit: Pick<AuditStore, 'forgetTargets'>;
        recordAct: RecordAct;
        markErased: MarkErased;
        erasedSendings: Pick<ErasedSendings, 'mark'>;
        endProofsAbout: EndProofsAbout;
      },
  ) =>
  async (scope: ShopScope, conversation: Conversation, actor: EraseActor): Promise<void> => {
    // May be held meanwhile.
    const current = await storedNow(deps.conversations, scope, conversation.id);
    const { heldAt } = current ?? conversation;
    if (heldAt !== null) await keepHeld(deps, scope, current ?? conversation, actor);
    const now = deps.clock.now();
    await deps.markErased(scope, { subjectKeys: [], refs: [conversation.id] }, now);
    await deps.erasedSendings.mark(scope, conversation, now);
    await forgetAttached(deps, scope, conversation.id);
    const events = await deps.conversations.erase(scope, conversation.id);
    await forgetAttached(deps, scope, conversation.id);
    await deps.endProofsAbout(scope, conversation.id, now);
    await deps.audit.forgetTargets(scope, [conversation.id]);
    await deps.recordAct({
      actor,
      shopId: scope.shopId,
      action: 'conversation.erase',
      target: scope.shopId,
      outcome: 'ok',
      details: { conversations: 1, events },
    });
  };
