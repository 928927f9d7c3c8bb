import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShops } from '../base/tenancy.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';

/** The conversation as the database says now, whatever this process remembers of it. Null: it is gone. */
export const storedNow = async (
  conversations: Pick<ConversationStore, 'current'>,
  scope: ShopScope,
  id: ConversationId,
): Promise<Conversation | null> =>
  (await conversations.current(scopeOfShops([scope.shopId]), [id]))[0] ?? null;
