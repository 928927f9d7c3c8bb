import { scopeOfShops } from '../base/tenancy.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { InboxKey, InboxPlace } from './inbox.ts';

const PAGE = 100;
const SHOPS_AT_ONCE = 50;

/**
 * One page in memory.
 * @param since oldest last event; null: unbounded
 */
export async function* listOfEveryShop(
  deps: { conversations: Pick<ConversationStore, 'inbox'>; shops: Pick<ShopStore, 'allIds'> },
  key: InboxKey,
  since: Date | null = null,
): AsyncGenerator<Conversation, void> {
  const shopIds = await deps.shops.allIds();
  for (let at = 0; at < shopIds.length; at += SHOPS_AT_ONCE) {
    const scope = scopeOfShops(shopIds.slice(at, at + SHOPS_AT_ONCE));
    let before: InboxPlace | null = null;
    do {
      const page = await deps.conversations.inbox(scope, { key, since, before, limit: PAGE });
      yield* page.conversations;
      before = page.next;
    } while (before !== null);
  }
}
