import type { TagsAnswer, TagView } from '../../../service/protocol/api/conversation/tag-api.ts';
import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { State } from './state.ts';

/** The whole list also says which of the loaded conversations have no tags; of one that was cut short nothing follows. */
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

/** A summary that was just read has the tags too. */
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
/** A row of the list of closed chats, which the state does not hold, brings its own. */
export const tagIdsOf = (
  state: Pick<State, 'tags'>,
  { id, tagIds }: Pick<ConversationSummary, 'id' | 'tagIds'>,
): readonly string[] => state.tags.ofConversation[id] ?? tagIds ?? NO_IDS;
