import { askedInText } from '../../protocol/ask-patterns.ts';
import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, conversationClosed } from '../model/conversation/appended.ts';
import type { NewEvent } from '../model/conversation/conversation.ts';
import type { Staff } from '../model/staff/staff.ts';
import { appendAndTell, appendMessage, type ConversationDeps } from './store-message.ts';

/**
 * A consultant's reply; the first one also assigns the conversation to the consultant. Asking for personal data in
 * free text is possible and recorded, by codes only. Rules: RQ-3, D7.
 * @throws DomainError not_found, conversation_closed, dpa_required, unavailable
 */
export const makeSendStaffMessage =
  (deps: ConversationDeps & { recordAct: RecordAct }) =>
  async (
    scope: ShopScope,
    staff: Staff,
    conversationId: ConversationId,
    message: { ref: string; after: string | null; text: string },
  ): Promise<Appended> => {
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    if (conversation.status === 'closed') throw conversationClosed();
    if ((await deps.agreementGate(scope)) === 'missing') {
      throw new DomainError(
        'dpa_required',
        'The shop has no data-processing agreement at the moment, so nothing may be stored.',
      );
    }
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
    if (conversation.assignedTo === null) {
      await assign(deps, scope, conversationId, { ref: deps.ids.ref(), after: null }, staff, staff);
    }
    return appended;
  };

/** @param to null gives the conversation back */
export const assign = (
  deps: Pick<ConversationDeps, 'conversations' | 'bus' | 'ids' | 'clock'>,
  scope: ShopScope,
  conversationId: ConversationId,
  { ref, after }: { ref: string; after: string | null },
  by: Staff,
  to: Staff | null,
): Promise<Appended> => {
  const event: NewEvent = {
    id: deps.ids.next('evt'),
    shopId: scope.shopId,
    conversationId,
    ref,
    author: 'staff',
    staffId: by.id,
    at: deps.clock.now(),
    body: { kind: 'assigned', assignedTo: to === null ? null : { staffId: to.id, name: to.name } },
  };
  return appendAndTell(deps, scope, event, after);
};
