import { askedInText } from '../../protocol/ask-patterns.ts';
import type { ConversationId } from '../../protocol/vocabulary.ts';
import { requireAgreement } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import {
  type Appended,
  conversationClosed,
  type RefuseEvent,
  unlessHeldByColleague,
} from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { appendAndTell, appendMessage, type ConversationDeps, eventOfNow } from './store-message.ts';

/**
 * Stores a reply and assigns the chat first. Rules: RQ-3, D7.
 * @param message `seen`: later messages keep waiting
 * @throws DomainError not_found, conversation_closed, held_by_colleague, dpa_required, unavailable
 */
export const makeSendStaffMessage =
  (deps: ConversationDeps & { recordAct: RecordAct }) =>
  async (
    scope: ShopScope,
    staff: Staff,
    conversationId: ConversationId,
    message: { ref: string; after: string | null; text: string; seen?: number | undefined },
  ): Promise<Appended> => {
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    if (conversation.status === 'closed') throw conversationClosed();
    await requireAgreement(deps, scope);
    await takeIfFree(deps, scope, conversation, staff);
    const appended = await appendMessage(deps, scope, conversationId, message, staff);
    if (appended.isRepeat) return appended;
    const asked = askedInText(message.text);
    if (asked.length > 0) {
      await deps.recordAct({
        actor: staff.id,
        shopId: scope.shopId,
        action: 'message.asks_data',
        target: conversationId,
        outcome: 'ok',
        details: { asked: asked.join(',') },
      });
    }
    return appended;
  };

/** Assigns a free chat; a faster colleague keeps it. */
export const takeIfFree = async (
  deps: Pick<ConversationDeps, 'conversations' | 'bus' | 'ids' | 'clock'>,
  scope: ShopScope,
  { id, assignedTo }: Pick<Conversation, 'id' | 'assignedTo'>,
  staff: Staff,
): Promise<void> => {
  if (assignedTo !== null) return;
  const act = { ref: deps.ids.ref(), after: null };
  const isTaken = (error: unknown) => error instanceof DomainError && error.code === 'held_by_colleague';
  try {
    await assign(deps, scope, id, act, staff, staff, unlessHeldByColleague(staff.id));
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
};

/** @param to null: queue */
export const assign = (
  deps: Pick<ConversationDeps, 'conversations' | 'bus' | 'ids' | 'clock'>,
  scope: ShopScope,
  conversationId: ConversationId,
  { ref, after }: { ref: string; after: string | null },
  by: Staff,
  to: Staff | null,
  refuse: RefuseEvent | null = null,
): Promise<Appended> => {
  const assignedTo = to === null ? null : { staffId: to.id, name: shownName(to) };
  const event = eventOfNow(deps, scope, { conversationId, ref, by }, { kind: 'assigned', assignedTo });
  return appendAndTell(deps, scope, event, after, refuse);
};
