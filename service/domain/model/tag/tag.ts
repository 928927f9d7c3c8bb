import type { ConversationId, ShopId, TagColour, TagId } from '../../../protocol/vocabulary.ts';

/** A word by which a shop sorts its conversations. Its name is the shop's own and says nothing about a person. */
export type Tag = { readonly id: TagId; readonly name: string; readonly colour: TagColour };

/** The tags of one conversation. */
export type ConversationTags = {
  readonly conversationId: ConversationId;
  readonly shopId: ShopId;
  readonly tagIds: readonly TagId[];
  readonly changedAt: Date;
  /** End of the conversation as it was known then. */
  readonly expiresAt: Date;
};

/** Which tags a conversation gets and loses. */
export type ConversationTagsChange = Omit<ConversationTags, 'tagIds'> & {
  readonly add: readonly TagId[];
  readonly remove: readonly TagId[];
};

/** Most tags of a shop. */
export const MAX_TAGS = 30;
