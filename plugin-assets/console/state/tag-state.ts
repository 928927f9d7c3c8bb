import type { TagView } from '../../../service/protocol/api/conversation/tag-api.ts';

export type Tags = {
  /** By shop, in its order. */
  ofShop: Readonly<Record<string, readonly TagView[]>>;
  /** By conversation: ids of its tags. */
  ofConversation: Readonly<Record<string, readonly string[]>>;
  /** Incremented when the list of a shop changed: it is read again. */
  version: number;
};
export const NO_TAGS: Tags = { ofShop: {}, ofConversation: {}, version: 0 };
