import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShops } from '../../model/base/tenancy.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';

/** Held conversations, reread. */
export const heldAmong = async (
  conversations: Pick<ConversationStore, 'current'>,
  scope: ShopScope,
  ids: readonly ConversationId[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await conversations.current(scopeOfShops([scope.shopId]), [...new Set(ids)]);
  return new Set(rows.flatMap(({ id, heldAt }) => (heldAt === null ? [] : [id])));
};
