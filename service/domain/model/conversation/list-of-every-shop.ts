import { scopeOfShops } from '../base/tenancy.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { InboxKey, InboxPlace } from './inbox.ts';

const PAGE = 100;
/** Shops that are read at the same time. */
const SHOPS_AT_ONCE = 50;

/**
 * All conversations of a list, over all shops, for a job of the service.
 * @param since the oldest last event that counts; null for no bound
 */
export const listOfEveryShop = async (
  deps: { conversations: Pick<ConversationStore, 'inbox'>; shops: Pick<ShopStore, 'allIds'> },
  key: InboxKey,
  since: Date | null = null,
): Promise<readonly Conversation[]> => {
  const shopIds = await deps.shops.allIds();
  const found: Conversation[] = [];
  for (let at = 0; at < shopIds.length; at += SHOPS_AT_ONCE) {
    const scope = scopeOfShops(shopIds.slice(at, at + SHOPS_AT_ONCE));
    let before: InboxPlace | null = null;
    do {
      const page = await deps.conversations.inbox(scope, { key, since, before, limit: PAGE });
      found.push(...page.conversations);
      before = page.next;
    } while (before !== null);
  }
  return found;
};
