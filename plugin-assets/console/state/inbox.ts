import { type Conversation, mergeSummary } from './conversation.ts';
import type { Action, InboxMore, InboxTaken, More, State } from './state.ts';
import { tagsOfSummaries } from './tags.ts';

const moreOf = (more: More): InboxMore => Object.fromEntries(more.map(({ part, before }) => [part, before]));

/** Keeps conversations changed after `cursor` and the one on the screen. */
export const takeInbox = (
  state: State,
  { conversations: summaries, more, shopMore, cursor, openId }: InboxTaken,
): State => {
  const conversations: Record<string, Conversation> = {};
  for (const conversation of Object.values(state.conversations)) {
    const { openedAt, lastAt } = conversation.summary;
    const isNewer = Math.max(Date.parse(openedAt), Date.parse(lastAt)) >= Date.parse(cursor) - 5000;
    if (isNewer || conversation.waiting.length > 0) conversations[conversation.summary.id] = conversation;
  }
  for (const summary of summaries) {
    const dropsHeld = summary.id !== openId;
    conversations[summary.id] = mergeSummary(state.conversations[summary.id], summary, dropsHeld);
  }
  const unknown = state.unknown.filter((id) => conversations[id] === undefined);
  const open = openId === null ? undefined : state.conversations[openId];
  if (openId !== null && open !== undefined && conversations[openId] === undefined) {
    conversations[openId] = open;
    unknown.push(openId);
  }
  return {
    ...state,
    conversations,
    unknown,
    tags: tagsOfSummaries(state, summaries),
    isInboxLoaded: true,
    more: moreOf(more),
    shopMore: shopMore && { shopId: shopMore.shopId, more: moreOf(shopMore.more) },
    cursor: state.cursor !== null && state.cursor > cursor ? state.cursor : cursor,
  };
};

export const takePage = (
  state: State,
  { shopId, part, conversations: summaries, more }: Extract<Action, { type: 'inbox-page' }>,
): State => {
  const conversations: Record<string, Conversation> = { ...state.conversations };
  for (const summary of summaries)
    conversations[summary.id] = mergeSummary(conversations[summary.id], summary);
  const unknown = state.unknown.filter((id) => conversations[id] === undefined);
  const behind = (held: InboxMore): InboxMore => {
    const { [part]: _read, ...others } = held;
    return { ...others, ...moreOf(more) };
  };
  const next = { ...state, conversations, unknown, tags: tagsOfSummaries(state, summaries) };
  if (shopId === null) return { ...next, more: behind(state.more) };
  const { shopMore } = state;
  if (shopMore?.shopId !== shopId) return next;
  return { ...next, shopMore: { shopId, more: behind(shopMore.more) } };
};
