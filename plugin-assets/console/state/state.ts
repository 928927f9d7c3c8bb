/** The console's state and its reducer. */
import type { OpenRequests } from '../../../service/protocol/api/rights-api.ts';
import type {
  ConversationSummary,
  InboxAnswer,
  LeadSummary,
  Me,
} from '../../../service/protocol/api/staff-api.ts';
import type { StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type {
  InboxPart,
  PolicyState,
  PresenceState,
  ProblemCode,
} from '../../../service/protocol/vocabulary.ts';
import { type Conversation, confirmWaiting, type Event, mergeEvents, mergeSummary } from './conversation.ts';

export type Colleague = { staffId: string; name: string };
/**
 * `connecting`: never connected yet; `reconnecting`: was connected; `polling`: sockets are blocked;
 * `stopped`: the service refused the connection; `outdated`: this page is older than the service.
 */
export type Connection = 'connecting' | 'online' | 'reconnecting' | 'polling' | 'stopped' | 'outdated';
export type SignedOutReason = 'none' | 'expired' | 'elsewhere';

export type RecentLeads = {
  /** The newest leads of all shops. */
  leads: readonly LeadSummary[];
  nextBefore: string | null;
  isLoaded: boolean;
  /** Incremented when a lead changed: lists are re-read. */
  version: number;
};

/** Cursor of the next page of each part of the inbox; a part without one is complete. */
export type InboxMore = Readonly<Partial<Record<InboxPart, string>>>;
type More = InboxAnswer['more'];

export type State = {
  phase: 'starting' | 'signed-out' | 'signed-in';
  signedOutReason: SignedOutReason;
  me: Me | null;
  connection: Connection;
  presence: PresenceState;
  hereByShop: Readonly<Record<string, readonly Colleague[]>>;
  conversations: Readonly<Record<string, Conversation>>;
  isInboxLoaded: boolean;
  /** Unread pages of all shops. */
  more: InboxMore;
  /** The same for the shown shop; null when all shops are shown, or nothing is left to read. */
  shopMore: { shopId: string; more: InboxMore } | null;
  /** Conversations that this person just closed and can still reopen by undo. */
  closing: readonly string[];
  recentLeads: RecentLeads;
  /** Requests about data. */
  openRequests: OpenRequests;
  /** Incremented when access, shops or a policy state changed. */
  accessVersion: number;
  /** Incremented per shop when its settings or policy state changed. */
  shopVersions: Readonly<Record<string, number>>;
  /** The shop whose test message has just arrived; a new object each time. */
  testedShop: { name: string } | null;
  /** Server cursor of the newest `session.ready` or pong. */
  cursor: string | null;
  /** Conversations that a pong named and that are not loaded. */
  unknown: readonly string[];
};

export const initialState: State = {
  phase: 'starting',
  signedOutReason: 'none',
  me: null,
  connection: 'connecting',
  presence: 'here',
  hereByShop: {},
  conversations: {},
  isInboxLoaded: false,
  more: {},
  shopMore: null,
  closing: [],
  recentLeads: { leads: [], nextBefore: null, isLoaded: false, version: 0 },
  openRequests: { open: 0, pressing: 0 },
  accessVersion: 0,
  shopVersions: {},
  testedShop: null,
  cursor: null,
  unknown: [],
};

type InboxTaken = {
  conversations: readonly ConversationSummary[];
  more: More;
  shopMore: { shopId: string; more: More } | null;
  cursor: string;
};
export type Action =
  | { type: 'signed-in'; me: Me }
  | { type: 'me-changed'; me: Me }
  | { type: 'signed-out'; reason: SignedOutReason }
  | { type: 'connection'; connection: Connection }
  | { type: 'presence'; presence: PresenceState }
  | ({ type: 'inbox' } & InboxTaken)
  | {
      type: 'inbox-page';
      shopId: string | null;
      part: InboxPart;
      conversations: readonly ConversationSummary[];
      more: More;
    }
  | { type: 'summary'; conversation: ConversationSummary }
  | { type: 'gone'; conversationId: string }
  | { type: 'events'; conversationId: string; events: readonly Event[]; last: number }
  | { type: 'sent'; conversationId: string; ref: string; text: string; at: string }
  | { type: 'stored'; ref: string; seq: number }
  | { type: 'refused'; ref: string; code: ProblemCode }
  | { type: 'unsent'; ref: string }
  | { type: 'closing'; conversationId: string; isClosing: boolean }
  | { type: 'recent-leads'; leads: readonly LeadSummary[]; nextBefore: string | null }
  | { type: 'lead-changed'; lead: LeadSummary }
  | { type: 'open-requests'; openRequests: OpenRequests }
  | { type: 'shop-changed'; shopId: string }
  | { type: 'frame'; frame: StaffServerFrame };

export const reduce = (state: State, action: Action): State => {
  switch (action.type) {
    case 'signed-in': {
      // The same person keeps unsent messages; another person starts with an empty state.
      const base = state.me?.staffId === action.me.staffId ? state : initialState;
      return { ...base, phase: 'signed-in', signedOutReason: 'none', me: action.me };
    }
    case 'me-changed':
      return withoutForeignConversations({ ...state, me: action.me });
    case 'signed-out':
      return action.reason === 'none' || action.reason === 'elsewhere'
        ? { ...initialState, phase: 'signed-out', signedOutReason: action.reason }
        : { ...state, phase: 'signed-out', signedOutReason: action.reason, connection: 'connecting' };
    case 'connection':
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case 'open-requests':
      return { ...state, openRequests: action.openRequests };
    case 'presence':
      return { ...state, presence: action.presence };
    case 'inbox':
      return takeInbox(state, action);
    case 'inbox-page':
      return takePage(state, action);
    case 'summary':
      return takeSummary(state, action.conversation);
    case 'gone':
      return dropConversation(state, action.conversationId);
    case 'events':
      return settleClosing(
        onConversation(state, action.conversationId, (conversation) =>
          mergeEvents({ ...conversation, head: Math.max(conversation.head, action.last) }, action.events),
        ),
        action.conversationId,
      );
    case 'sent':
      return onConversation(state, action.conversationId, (conversation) => ({
        ...conversation,
        waiting: [
          ...conversation.waiting,
          { ref: action.ref, text: action.text, at: action.at, seq: null, refused: null },
        ],
      }));
    case 'stored':
      return onWaiting(state, action.ref, (conversation) =>
        confirmWaiting(conversation, action.ref, action.seq),
      );
    case 'refused':
      return onWaiting(state, action.ref, (conversation) => ({
        ...conversation,
        waiting: conversation.waiting.map((message) =>
          message.ref === action.ref ? { ...message, refused: action.code } : message,
        ),
      }));
    case 'unsent':
      return onWaiting(state, action.ref, (conversation) => ({
        ...conversation,
        waiting: conversation.waiting.filter((message) => message.ref !== action.ref),
      }));
    case 'closing': {
      const others = state.closing.filter((id) => id !== action.conversationId);
      return { ...state, closing: action.isClosing ? [...others, action.conversationId] : others };
    }
    case 'recent-leads':
      return {
        ...state,
        recentLeads: {
          leads: action.leads,
          nextBefore: action.nextBefore,
          isLoaded: true,
          version: state.recentLeads.version,
        },
      };
    case 'lead-changed':
      return {
        ...state,
        recentLeads: {
          ...state.recentLeads,
          leads: state.recentLeads.leads.map((lead) => (lead.id === action.lead.id ? action.lead : lead)),
        },
      };
    case 'shop-changed':
      return bumpShop(state, action.shopId);
    case 'frame':
      return takeFrame(state, action.frame);
  }
};

const takeFrame = (state: State, frame: StaffServerFrame): State => {
  switch (frame.t) {
    case 'session.ready':
      return { ...state, presence: frame.presence };
    case 'message.ack':
      return reduce(state, { type: 'stored', ref: frame.ref, seq: frame.seq });
    case 'problem':
    case 'session.bye':
      return state;
    case 'conversation.new':
      return takeSummary(state, frame.conversation);
    case 'event.new':
      return state.conversations[frame.conversationId] === undefined
        ? addUnknown(state, [frame.conversationId])
        : settleClosing(
            onConversation(state, frame.conversationId, (conversation) =>
              mergeEvents(conversation, [frame.event]),
            ),
            frame.conversationId,
          );
    case 'events.batch':
      return reduce(state, {
        type: 'events',
        conversationId: frame.conversationId,
        events: frame.events,
        last: frame.last,
      });
    case 'events.reset':
      return onConversation(state, frame.conversationId, (conversation) => ({
        ...conversation,
        events: [],
        ahead: [],
        isStale: true,
      }));
    case 'conversation.gone':
      return dropConversation(state, frame.conversationId);
    case 'customer.known':
      return onConversation(state, frame.conversationId, (conversation) => ({
        ...conversation,
        summary: { ...conversation.summary, isCustomer: true },
      }));
    case 'visitor.page':
      return onConversation(state, frame.conversationId, (conversation) => ({
        ...conversation,
        summary: { ...conversation.summary, page: frame.page, product: frame.product },
      }));
    case 'typing.show':
      return onConversation(state, frame.conversationId, (conversation) => ({
        ...conversation,
        isVisitorTyping: frame.on,
      }));
    case 'lead.changed':
      return {
        ...state,
        recentLeads: { ...state.recentLeads, version: state.recentLeads.version + 1 },
      };
    case 'presence.changed':
      return { ...state, hereByShop: { ...state.hereByShop, [frame.shopId]: frame.here } };
    case 'policy.changed':
      return bumpShop(takePolicyState(state, frame.shopId, frame.state), frame.shopId);
    case 'store.tested': {
      const name = state.me?.shops.find(({ id }) => id === frame.shopId)?.name;
      return name === undefined ? state : { ...state, testedShop: { name } };
    }
    case 'access.changed':
      return { ...state, accessVersion: state.accessVersion + 1 };
    case 'session.pong':
      return takePong(state, frame);
  }
};

/** Once the service has closed it, there is nothing to undo. */
const settleClosing = (state: State, id: string): State =>
  state.conversations[id]?.summary.status === 'closed' && state.closing.includes(id)
    ? { ...state, closing: state.closing.filter((closing) => closing !== id) }
    : state;

const takePong = (state: State, pong: Extract<StaffServerFrame, { t: 'session.pong' }>): State => {
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

const onConversation = (
  state: State,
  id: string,
  change: (conversation: Conversation) => Conversation,
): State => {
  const conversation = state.conversations[id];
  if (conversation === undefined) return state;
  const next = change(conversation);
  return next === conversation ? state : { ...state, conversations: { ...state.conversations, [id]: next } };
};

const onWaiting = (
  state: State,
  ref: string,
  change: (conversation: Conversation) => Conversation,
): State => {
  const conversation = Object.values(state.conversations).find((held) =>
    held.waiting.some((message) => message.ref === ref),
  );
  return conversation === undefined ? state : onConversation(state, conversation.summary.id, change);
};

const takeSummary = (state: State, conversation: ConversationSummary): State => ({
  ...state,
  conversations: {
    ...state.conversations,
    [conversation.id]: mergeSummary(state.conversations[conversation.id], conversation),
  },
  unknown: state.unknown.filter((id) => id !== conversation.id),
});

const moreOf = (more: More): InboxMore => Object.fromEntries(more.map(({ part, before }) => [part, before]));

/** Drops conversations that are not in the inbox: they are gone or on a later page. Keeps those that changed after `cursor`. */
const takeInbox = (state: State, { conversations: summaries, more, shopMore, cursor }: InboxTaken): State => {
  const conversations: Record<string, Conversation> = {};
  for (const conversation of Object.values(state.conversations)) {
    const { openedAt, lastAt } = conversation.summary;
    const isNewer = Math.max(Date.parse(openedAt), Date.parse(lastAt)) >= Date.parse(cursor) - 5000;
    if (isNewer || conversation.waiting.length > 0) conversations[conversation.summary.id] = conversation;
  }
  for (const summary of summaries)
    conversations[summary.id] = mergeSummary(state.conversations[summary.id], summary);
  const unknown = state.unknown.filter((id) => conversations[id] === undefined);
  return {
    ...state,
    conversations,
    unknown,
    isInboxLoaded: true,
    more: moreOf(more),
    shopMore: shopMore && { shopId: shopMore.shopId, more: moreOf(shopMore.more) },
    // Everything loaded is as new as the response, so earlier changes are not requested again.
    cursor: state.cursor !== null && state.cursor > cursor ? state.cursor : cursor,
  };
};

/** Adds one more page of a part and moves its cursor. */
const takePage = (
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
  if (shopId === null) return { ...state, conversations, unknown, more: behind(state.more) };
  const { shopMore } = state;
  if (shopMore?.shopId !== shopId) return { ...state, conversations, unknown };
  return { ...state, conversations, unknown, shopMore: { shopId, more: behind(shopMore.more) } };
};

const dropConversation = (state: State, id: string): State => {
  const { [id]: _conversation, ...conversations } = state.conversations;
  return { ...state, conversations, unknown: state.unknown.filter((unknown) => unknown !== id) };
};

const addUnknown = (state: State, ids: readonly string[]): State => {
  const fresh = ids.filter((id) => !state.unknown.includes(id));
  return fresh.length === 0 ? state : { ...state, unknown: [...state.unknown, ...fresh] };
};

const withoutForeignConversations = (state: State): State => {
  const shopIds = new Set(state.me?.shops.map((shop) => shop.id));
  const kept = Object.entries(state.conversations).filter(([, conversation]) =>
    shopIds.has(conversation.summary.shopId),
  );
  return { ...state, conversations: Object.fromEntries(kept) };
};

const takePolicyState = (state: State, shopId: string, policyState: PolicyState | null): State => {
  if (state.me === null) return state;
  const shops = state.me.shops.map((shop) => (shop.id === shopId ? { ...shop, policyState } : shop));
  return { ...state, me: { ...state.me, shops } };
};

const bumpShop = (state: State, shopId: string): State => ({
  ...state,
  shopVersions: { ...state.shopVersions, [shopId]: (state.shopVersions[shopId] ?? 0) + 1 },
});
