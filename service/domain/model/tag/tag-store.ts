import type { ConversationId, ShopId, TagId } from '../../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { ConversationTags, ConversationTagsChange, Tag } from './tag.ts';

/** Each shop's list of tags. */
export type ShopTagStore = {
  /** In the order of the shop; empty while it has none. */
  get(scope: ShopScope): Promise<readonly Tag[]>;
  list(scope: ShopsScope): Promise<readonly { readonly shopId: ShopId; readonly tags: readonly Tag[] }[]>;
  put(scope: ShopScope, tags: readonly Tag[]): Promise<void>;
};

/** Which tags conversations have; a conversation without tags has no row. */
export type ConversationTagStore = {
  get(scope: ShopScope, conversationId: ConversationId): Promise<readonly TagId[]>;
  /** Those changed last, newest first. */
  list(scope: ShopsScope, limit: number): Promise<readonly ConversationTags[]>;
  /** No tags: the row goes. */
  put(scope: ShopScope, tags: ConversationTags): Promise<void>;
  /**
   * Adds and removes tags and leaves the others, so that two who change the tags at the same time lose nothing.
   * Returns those that it has afterwards.
   */
  change(scope: ShopScope, change: ConversationTagsChange): Promise<readonly TagId[]>;
  /** Takes these tags off all conversations of the shop. */
  dropTags(scope: ShopScope, tagIds: readonly TagId[]): Promise<void>;
  /** Returns how many rows were removed. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Conversations with tags past the end that was known when they were set. */
  expiredConversations(scope: ShopScope, now: Date): Promise<readonly ConversationId[]>;
};
