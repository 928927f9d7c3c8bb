import type { ConversationId } from '../../protocol/vocabulary.ts';
import { refuseWhileClosed, requireAgreement } from '../model/agreement/agreement-gate.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, unlessBlocked, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { isBlocked, reopenUntil } from '../model/conversation/reopen-until.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Staff } from '../model/staff/staff.ts';
import { closeForGood } from './close-conversation.ts';
import { assign } from './send-staff-message.ts';
import { appendAndTell, type ConversationDeps, eventOfNow } from './store-message.ts';

const tooLate = (): DomainError =>
  new DomainError(
    'reopen_refused',
    'This chat cannot be opened again: the visitor has left it or started another one, or it ended too long ago. When the visitor writes again, a new chat starts.',
  );
const blocked = (): DomainError =>
  new DomainError('reopen_refused', 'The visitor of this chat is blocked. Lift the block first.');
const openAlready = (): DomainError => new DomainError('conflict', 'This chat is open already.');

const refusal = (current: Conversation, staff: Staff, now: Date): DomainError | null => {
  if (current.status === 'open') return unlessHeldByColleague(staff.id)(current) ?? openAlready();
  if (isBlocked(current)) return blocked();
  const until = reopenUntil(current);
  return until === null || until <= now || current.restrictedAt !== null ? tooLate() : null;
};

/**
 * Reopens within a day and the token, unless the visitor left. Rules: EP-3, D7.
 * @throws DomainError not_found, reopen_refused, held_by_colleague, conflict, dpa_required, unavailable
 */
export const makeReopenConversation =
  (deps: ConversationDeps) =>
  async (
    scope: ShopScope,
    staff: Staff,
    conversationId: ConversationId,
    { ref, after }: { ref: string; after: string | null },
  ): Promise<Appended> => {
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    await requireAgreement(deps, scope);
    const event = eventOfNow(
      deps,
      scope,
      { conversationId, ref, by: staff },
      { kind: 'status', status: 'open' },
    );
    const opened = await appendAndTell(deps, scope, event, after, (current) =>
      refusal(current, staff, event.at),
    );
    if (opened.isRepeat || opened.conversation.assignedTo?.staffId === staff.id) return opened;
    await assign(deps, scope, conversationId, { ref: deps.ids.ref(), after: null }, staff, staff);
    return opened;
  };

/**
 * A mail reply reopens the chat, once per `ref`. Rule: D7.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, visitor_blocked, unavailable
 */
export const makeReopenByReply =
  (deps: ConversationDeps) =>
  async (shop: Shop, scope: ShopScope, { id }: Conversation, ref: string): Promise<void> => {
    await refuseWhileClosed(deps, shop, scope);
    const event = eventOfNow(
      deps,
      scope,
      { conversationId: id, ref, by: null },
      { kind: 'status', status: 'open' },
    );
    await appendAndTell(deps, scope, event, null, unlessBlocked);
  };

/** Ends the previous chat; token first, against reopening. */
export const leaveClosed = async (
  deps: Pick<ConversationDeps, 'conversations' | 'bus' | 'ids' | 'clock'> & {
    mails: Pick<MailStore, 'removeByRef'>;
  },
  scope: ShopScope,
  { id }: Conversation,
): Promise<void> => {
  await deps.conversations.setToken(scope, id, null, deps.clock.now());
  const left = await deps.conversations.find(scope, id);
  if (left !== null) await closeForGood(deps, scope, left);
};
