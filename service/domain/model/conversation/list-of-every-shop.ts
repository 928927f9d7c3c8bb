import { scopeOfShops } from '../base/tenancy.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { InboxKey, InboxPlace } from './inbox.ts';

const PAGE = 100;
/** Shops that are read at the same time. */
const SHOPS_AT_ONCE = 50;

/**
 * All conversations of a list, over all shops, for a job of the service. Read page by page as the caller goes on, so
 * that no more than one page is in memory, however many wait.
 * @param since the oldest last event that counts; null for no bound
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
