import type { ConversationId, ShopId, TagColour, TagId } from '../../../protocol/vocabulary.ts';

/** No personal data. */
export type Tag = { readonly id: TagId; readonly name: string; readonly colour: TagColour };

export type ConversationTags = {
  readonly conversationId: ConversationId;
  readonly shopId: ShopId;
  readonly tagIds: readonly TagId[];
  readonly changedAt: Date;
  /** The conversation's end at that time. */
  readonly expiresAt: Date;
};

export type ConversationTagsChange = Omit<ConversationTags, 'tagIds'> & {
  readonly add: readonly TagId[];
  readonly remove: readonly TagId[];
};

/** Per shop. */
export const MAX_TAGS = 30;
