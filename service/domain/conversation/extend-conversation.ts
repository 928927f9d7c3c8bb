import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, endAfterAct } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';

/**
 * Extends the end to eight hours from now, never shortens. Rules: AX-5, EP-3, EP-4.
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
