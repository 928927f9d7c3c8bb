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
 * Links a sent form to the waiting chat; idempotent. Rule: RT-1.
 * @param token an invalid one is ignored
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
    // First: after a crash the chat must be found.
    await deps.conversations.addSubjectKeys(scope, conversation.id, subjectKeys);
    await unlessConflict(
      appendAndTell(deps, scope, event, null, (current) =>
        current.status === 'open' && current.waitingSince !== null ? null : notWaiting(),
      ),
    );
  };
