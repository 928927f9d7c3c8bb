import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, endAfterAct } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';

/**
 * The visitor asked for more time before the conversation ends: eight hours from now. A later end stays, since another
 * device may have the conversation remembered. Never without being asked, and not for a conversation that is over.
 * Rules: AX-5, EP-3, EP-4.
 * @returns the new end
 * @throws DomainError conversation_closed
 */
export const makeExtendConversation =
  (deps: {
    conversations: Pick<ConversationStore, 'setTokenEnd'>;
    clock: Clock;
    bus: Pick<EventBus, 'publish'>;
  }) =>
  async (scope: ShopScope, conversation: Conversation): Promise<Date> => {
    const until = endAfterAct(conversation, deps.clock.now());
    if (
      conversation.status !== 'open' ||
      !(await deps.conversations.setTokenEnd(scope, conversation.id, until))
    )
      throw new DomainError('conversation_closed', 'This chat is closed. Write again to start a new one.');
    const extended = { ...conversation, tokenExpiresAt: until };
    deps.bus.publish({ type: 'conversation.ways', shopId: scope.shopId, conversation: extended });
    return until;
  };
