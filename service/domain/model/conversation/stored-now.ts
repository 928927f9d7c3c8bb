import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShops } from '../base/tenancy.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';

/** Uncached conversation; null: deleted. */
export const storedNow = async (
  conversations: Pick<ConversationStore, 'current'>,
  scope: ShopScope,
  id: ConversationId,
): Promise<Conversation | null> =>
  (await conversations.current(scopeOfShops([scope.shopId]), [id]))[0] ?? null;
