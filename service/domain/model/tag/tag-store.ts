import type { ConversationId, ShopId, TagId } from '../../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { ConversationTags, ConversationTagsChange, Tag } from './tag.ts';

export type ShopTagStore = {
  /** In the shop's order. */
  get(scope: ShopScope): Promise<readonly Tag[]>;
  list(scope: ShopsScope): Promise<readonly { readonly shopId: ShopId; readonly tags: readonly Tag[] }[]>;
  put(scope: ShopScope, tags: readonly Tag[]): Promise<void>;
};

/** No row without tags. */
export type ConversationTagStore = {
  get(scope: ShopScope, conversationId: ConversationId): Promise<readonly TagId[]>;
  /** Last changed first. */
  list(scope: ShopsScope, limit: number): Promise<readonly ConversationTags[]>;
  /** Atomic; without tags: removes the row. Returns the resulting tags. */
  change(scope: ShopScope, change: ConversationTagsChange): Promise<readonly TagId[]>;
  /** From all conversations. */
  dropTags(scope: ShopScope, tagIds: readonly TagId[]): Promise<void>;
  /** Returns how many. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** By stored end. */
  expiredConversations(scope: ShopScope, now: Date): Promise<readonly ConversationId[]>;
};
