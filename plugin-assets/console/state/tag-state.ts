import type { TagView } from '../../../service/protocol/api/conversation/tag-api.ts';

export type Tags = {
  ofShop: Readonly<Record<string, readonly TagView[]>>;
  /** Tag ids by conversation. */
  ofConversation: Readonly<Record<string, readonly string[]>>;
  /** Incremented when a shop's list changed. */
  version: number;
};
export const NO_TAGS: Tags = { ofShop: {}, ofConversation: {}, version: 0 };
