import { DAY_MS } from '../model/base/calendar.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type ChatSettingsStore, chatSettingsOf } from '../model/card/chat-settings.ts';
import { type Conversation, VISITOR_TOKEN_MS } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Shop } from '../model/shop/shop.ts';

/**
 * Extends the token at the visitor's request, to the conversation's end. Rule: EP-4.
 * @throws DomainError forbidden (not offered)
 */
export const makeRememberConversation =
  (deps: {
    conversations: ConversationStore;
    chatSettings: ChatSettingsStore;
    clock: Clock;
    bus: EventBus;
  }) =>
  async (shop: Shop, scope: ShopScope, conversation: Conversation, on: boolean): Promise<Date> => {
    const now = deps.clock.now().getTime();
    const { rememberDays } = await chatSettingsOf(deps.chatSettings, shop, scope);
    if (on && rememberDays === 0)
      throw new DomainError('forbidden', 'This shop does not offer to remember chats.');
    const wanted = on
      ? now + rememberDays * DAY_MS
      : Math.min(now + VISITOR_TOKEN_MS, conversation.tokenExpiresAt.getTime());
    const expiresAt = new Date(Math.min(wanted, conversation.expiresAt.getTime()));
    await deps.conversations.setTokenEnd(scope, conversation.id, expiresAt);
    const changed = { ...conversation, tokenExpiresAt: expiresAt };
    deps.bus.publish({ type: 'conversation.ways', shopId: scope.shopId, conversation: changed });
    return expiresAt;
  };
