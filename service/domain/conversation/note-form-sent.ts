import { DomainError, unlessConflict } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Lead } from '../model/lead/lead.ts';
import { appendAndTell, eventOfNow } from './store-message.ts';

const notWaiting = (): DomainError => new DomainError('conflict', 'The visitor does not wait for an answer.');

/**
 * A visitor who waits in a chat has left a message by the form instead: consultants see which, and the chat is found
 * with the person's other data. The same form again changes nothing. Rule: RT-1.
 * @param token of the visitor; one that opens no chat is ignored
 */
export const makeNoteFormSent =
  (deps: {
    conversations: ConversationStore;
    bus: EventBus;
    ids: Ids;
    clock: Clock;
    resumeConversation(scope: ShopScope, token: string): Promise<Conversation | null>;
  }) =>
  async (scope: ShopScope, token: string, { id, ref, subjectKeys }: Lead): Promise<void> => {
    const conversation = await deps.resumeConversation(scope, token);
    if (conversation === null || conversation.waitingSince === null) return;
    const act = { conversationId: conversation.id, ref, by: null };
    const event = eventOfNow(deps, scope, act, { kind: 'form', state: 'sent', leadId: id });
    // Before the event: a crash between the two may leave a chat that is found too often, never one that is lost.
    await deps.conversations.addSubjectKeys(scope, conversation.id, subjectKeys);
    await unlessConflict(
      appendAndTell(deps, scope, event, null, (current) =>
        current.status === 'open' && current.waitingSince !== null ? null : notWaiting(),
      ),
    );
  };
