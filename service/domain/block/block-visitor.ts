import type { BlockDays, BlockReason } from '../../protocol/inbox-lists.ts';
import { appendAndTell, eventOfNow } from '../conversation/store-message.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Appended } from '../model/conversation/appended.ts';
import { type Conversation, isOpenedByToken } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Staff } from '../model/staff/staff.ts';
import { untell } from '../way-back/mail-answer.ts';

export type BlockDeps = {
  conversations: ConversationStore;
  recordAct: RecordAct;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
};
type Found = { conversation: Conversation; scope: ShopScope };
/** `after`: the same person's previous act. */
type Act = { ref: string; after: string | null };

/** Stores and publishes a block. @param block null lifts it */
export const appendBlock = (
  deps: BlockDeps,
  scope: ShopScope,
  { id: conversationId }: Conversation,
  { ref, after }: Act,
  by: Staff,
  block: BlockReason | null,
): Promise<Appended> => {
  const event = eventOfNow(
    deps,
    scope,
    { conversationId, ref, by },
    { kind: 'status', status: 'closed', block },
  );
  return appendAndTell(deps, scope, event, after);
};

const dropMails = async (
  deps: Pick<BlockDeps, 'conversations'> & { mails: Pick<MailStore, 'removeByRef'> },
  scope: ShopScope,
  conversation: Conversation,
): Promise<void> => {
  const way = mailWayOf(conversation);
  if (way === null || (await deps.mails.removeByRef(scope, way.cardId)) === 0) return;
  await untell(deps, scope, conversation.id, way.cardId);
};

/**
 * Refuses writes by the token; reading and erasure remain. Rules: EP-3, RT-7.
 * @param customerDays null: customer not blocked
 * @throws DomainError conflict (left, or token ended), invalid_request (no customer)
 */
export const makeBlockVisitor =
  (
    deps: BlockDeps & {
      mails: Pick<MailStore, 'removeByRef'>;
      blockCustomer(
        scope: ShopScope,
        conversation: Conversation,
        reason: BlockReason,
        days: BlockDays,
      ): Promise<void>;
    },
  ) =>
  async (
    staff: Staff,
    { conversation, scope }: Found,
    act: Act,
    { reason, customerDays }: { reason: BlockReason; customerDays: BlockDays | null },
  ): Promise<Appended> => {
    if (customerDays !== null) await deps.blockCustomer(scope, conversation, reason, customerDays);
    else if (!isOpenedByToken(conversation, deps.clock.now())) {
      throw new DomainError(
        'conflict',
        'The visitor has left this chat, or its time is over, so there is nothing to block.',
      );
    }
    const appended = await appendBlock(deps, scope, conversation, act, staff, reason);
    await dropMails(deps, scope, appended.conversation);
    if (appended.isRepeat) return appended;
    await deps.recordAct({
      actor: staff.id,
      shopId: scope.shopId,
      action: 'conversation.block',
      target: conversation.id,
      outcome: 'ok',
      details: { reason, ...(customerDays === null ? {} : { days: customerDays }) },
    });
    return appended;
  };

/** The conversation stays closed. @throws DomainError conflict */
export const makeUnblockVisitor =
  (deps: BlockDeps & { unblockCustomer(scope: ShopScope, conversation: Conversation): Promise<void> }) =>
  async (staff: Staff, { conversation, scope }: Found, act: Act): Promise<Appended> => {
    if (!isBlocked(conversation))
      throw new DomainError('conflict', 'The visitor of this chat is not blocked.');
    await deps.unblockCustomer(scope, conversation);
    const appended = await appendBlock(deps, scope, conversation, act, staff, null);
    if (appended.isRepeat) return appended;
    await deps.recordAct({
      actor: staff.id,
      shopId: scope.shopId,
      action: 'conversation.unblock',
      target: conversation.id,
      outcome: 'ok',
      details: {},
    });
    return appended;
  };
