import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import { type Conversation, mergeSummary } from './conversation.ts';
import type { State } from './state.ts';
import { tagsOfSummaries } from './tags.ts';

export const settleClosing = (state: State, id: string): State =>
  state.conversations[id]?.summary.status === 'closed' && state.closing.includes(id)
    ? { ...state, closing: state.closing.filter((closing) => closing !== id) }
    : state;

export const onConversation = (
  state: State,
  id: string,
  change: (conversation: Conversation) => Conversation,
): State => {
  const conversation = state.conversations[id];
  if (conversation === undefined) return state;
  const next = change(conversation);
  return next === conversation ? state : { ...state, conversations: { ...state.conversations, [id]: next } };
};

export const onWaiting = (
  state: State,
  ref: string,
  change: (conversation: Conversation) => Conversation,
): State => {
  const conversation = Object.values(state.conversations).find((held) =>
    held.waiting.some((message) => message.ref === ref),
  );
  return conversation === undefined ? state : onConversation(state, conversation.summary.id, change);
};

export const takeSummary = (state: State, conversation: ConversationSummary, dropsHeld = false): State => ({
  ...state,
  conversations: {
    ...state.conversations,
    [conversation.id]: mergeSummary(state.conversations[conversation.id], conversation, dropsHeld),
  },
  unknown: state.unknown.filter((id) => id !== conversation.id),
  tags: tagsOfSummaries(state, [conversation]),
});

export const dropConversation = (state: State, id: string): State => {
  const { [id]: _conversation, ...conversations } = state.conversations;
  const { [id]: _notes, ...notes } = state.notes;
  return {
    ...state,
    conversations,
    notes,
    mentions: state.mentions.filter(({ conversationId }) => conversationId !== id),
    unknown: state.unknown.filter((unknown) => unknown !== id),
  };
};

export const addUnknown = (state: State, ids: readonly string[]): State => {
  const fresh = ids.filter((id) => !state.unknown.includes(id));
  return fresh.length === 0 ? state : { ...state, unknown: [...state.unknown, ...fresh] };
};

export const takePong = (state: State, pong: Extract<StaffServerFrame, { t: 'session.pong' }>): State => {
  let next: State = { ...state, cursor: pong.cursor };
  const unknown: string[] = [];
  for (const head of pong.heads) {
    const conversation = next.conversations[head.conversationId];
    if (conversation === undefined) unknown.push(head.conversationId);
    else if (head.last > conversation.head) {
      next = onConversation(next, head.conversationId, (held) => ({ ...held, head: head.last }));
    }
  }
  return addUnknown(next, unknown);
};

/** Drops conversations of deleted shops and of agencies waiting for their contract. */
export const withoutForeignConversations = (state: State): State => {
  const shops = state.me?.shops.filter((shop) => !shop.isWaiting) ?? [];
  const shopIds = new Set(shops.map((shop) => shop.id));
  const isOwn = ({ shopId }: { shopId: string }) => shopIds.has(shopId);
  const conversations = Object.entries(state.conversations).filter(([, { summary }]) => isOwn(summary));
  const notes = Object.entries(state.notes).filter(([, ofOne]) => ofOne.every(isOwn));
  return {
    ...state,
    conversations: Object.fromEntries(conversations),
    notes: Object.fromEntries(notes),
    mentions: state.mentions.filter(isOwn),
  };
};
