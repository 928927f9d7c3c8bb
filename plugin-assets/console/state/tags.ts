import type { TagsAnswer, TagView } from '../../../service/protocol/api/conversation/tag-api.ts';
import type { State } from './state.ts';

export const takeTags = (state: State, { shops, tagged }: TagsAnswer): State => ({
  ...state,
  tags: {
    ofShop: Object.fromEntries(shops.map(({ shopId, tags }) => [shopId, tags])),
    ofConversation: Object.fromEntries(tagged.map(({ conversationId, tagIds }) => [conversationId, tagIds])),
    version: state.tags.version,
  },
});

/** Tags of one conversation; without one the list of a shop changed. */
export const changeTags = (
  state: State,
  { conversationId, tagIds }: { conversationId: string | null; tagIds: readonly string[] },
): State => ({
  ...state,
  tags:
    conversationId === null
      ? { ...state.tags, version: state.tags.version + 1 }
      : { ...state.tags, ofConversation: { ...state.tags.ofConversation, [conversationId]: tagIds } },
});

const NONE: readonly TagView[] = [];
export const tagsOfShop = (state: Pick<State, 'tags'>, shopId: string): readonly TagView[] =>
  state.tags.ofShop[shopId] ?? NONE;
const NO_IDS: readonly string[] = [];
export const tagIdsOf = (state: Pick<State, 'tags'>, conversationId: string): readonly string[] =>
  state.tags.ofConversation[conversationId] ?? NO_IDS;
