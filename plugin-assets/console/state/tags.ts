import type { TagsAnswer, TagView } from '../../../service/protocol/api/conversation/tag-api.ts';
import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { State } from './state.ts';

/** Only a complete list (`isWhole`) shows which conversations have no tags. */
export const takeTags = (state: State, { shops, tagged, isWhole }: TagsAnswer): State => {
  const listed = Object.fromEntries(tagged.map(({ conversationId, tagIds }) => [conversationId, tagIds]));
  const others = isWhole
    ? Object.fromEntries(Object.keys(state.conversations).map((id) => [id, NO_IDS]))
    : state.tags.ofConversation;
  return {
    ...state,
    tags: {
      ofShop: Object.fromEntries(shops.map(({ shopId, tags }) => [shopId, tags])),
      ofConversation: { ...others, ...listed },
      version: state.tags.version,
    },
  };
};

export const tagsOfSummaries = (
  { tags }: Pick<State, 'tags'>,
  summaries: readonly ConversationSummary[],
): State['tags'] => ({
  ...tags,
  ofConversation: {
    ...tags.ofConversation,
    ...Object.fromEntries(summaries.flatMap(({ id, tagIds }) => (tagIds ? [[id, tagIds]] : []))),
  },
});

/** Without a conversation: the shop's list changed. */
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
export const tagIdsOf = (
  state: Pick<State, 'tags'>,
  { id, tagIds }: Pick<ConversationSummary, 'id' | 'tagIds'>,
): readonly string[] => state.tags.ofConversation[id] ?? tagIds ?? NO_IDS;
