import type { StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { PolicyState } from '../../../service/protocol/vocabulary.ts';
import { confirmWaiting, mergeEvents } from './conversation.ts';
import {
  addUnknown,
  dropConversation,
  onConversation,
  onWaiting,
  settleClosing,
  takePong,
  takeSummary,
  withoutForeignConversations,
} from './conversations.ts';
import { takeInbox, takePage } from './inbox.ts';
import { takeNote, takeNotes } from './notes.ts';
import { type Action, initialState, type State } from './state.ts';
import { changeTags, takeTags } from './tags.ts';
import { staleTeams, takeTeams } from './teams.ts';
import { takeTypist, takeWhoIsThere } from './who-is-there.ts';

export const reduce = (state: State, action: Action): State => {
  switch (action.type) {
    case 'signed-in': {
      const base = state.me?.staffId === action.me.staffId ? state : initialState;
      return withoutForeignConversations({
        ...base,
        phase: 'signed-in',
        signedOutReason: 'none',
        me: action.me,
        presence: action.presence,
      });
    }
    case 'me-changed':
      return withoutForeignConversations({ ...state, me: action.me });
    case 'signed-out':
      return action.reason === 'expired'
        ? { ...state, phase: 'signed-out', signedOutReason: 'expired', connection: 'connecting' }
        : { ...initialState, phase: 'signed-out', signedOutReason: action.reason };
    case 'leaving':
      return state.isLeaving === action.isLeaving ? state : { ...state, isLeaving: action.isLeaving };
    case 'asked-if-there':
      return state.askedUntil === action.askedUntil ? state : { ...state, askedUntil: action.askedUntil };
    case 'connection':
      if (action.connection === 'online') return takeConnection(state);
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    case 'outdated':
      return { ...state, isOutdated: true };
    case 'open-requests':
      return { ...state, openRequests: action.openRequests };
    case 'presence':
      return { ...state, presence: action.presence };
    case 'inbox':
      return takeInbox(state, action);
    case 'inbox-page':
      return takePage(state, action);
    case 'summary':
      return takeSummary(state, action.conversation, action.dropsHeld);
    case 'gone':
      return dropConversation(state, action.conversationId);
    case 'events':
      return settleClosing(
        onConversation(state, action.conversationId, (conversation) =>
          mergeEvents({ ...conversation, head: Math.max(conversation.head, action.last) }, action.events),
        ),
        action.conversationId,
      );
    case 'notes-stale':
      return { ...state, notesVersion: state.notesVersion + 1 };
    case 'notes':
      return takeNotes(state, action.conversationId, action.notes);
    case 'tags':
      return takeTags(state, action);
    case 'teams':
      return takeTeams(state, action);
    case 'tagged':
      return changeTags(state, action);
    case 'mentions':
      return { ...state, mentions: action.mentions };
    case 'mentions-seen':
      return {
        ...state,
        mentions: state.mentions.filter(({ conversationId }) => conversationId !== action.conversationId),
      };
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
          ...state.recentLeads,
          newCount: action.newCount,
          quarantined: action.quarantined,
        },
      };
    case 'leads-stale':
      return staleLeads(state);
    case 'shop-changed':
      return bumpShop(state, action.shopId);
    case 'frame':
      return takeFrame(state, action.frame);
  }
};

const takeFrame = (state: State, frame: StaffServerFrame): State => {
  switch (frame.t) {
    case 'session.ready':
      // Presence of others follows after this frame.
      return { ...state, presence: frame.presence, visitors: {}, lookers: {}, typists: {} };
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
    case 'visitors.here':
    case 'visitor.left':
    case 'colleagues.looking':
      return takeWhoIsThere(state, frame);
    case 'typing.show':
      if (frame.by !== undefined) return takeTypist(state, frame.conversationId, frame.on ? frame.by : null);
      return onConversation(state, frame.conversationId, (conversation) => ({
        ...conversation,
        isVisitorTyping: frame.on,
      }));
    case 'tags.changed':
      return changeTags(state, frame);
    case 'teams.changed':
      return staleTeams(state);
    case 'note.new':
      return takeNote(state, frame.note);
    case 'lead.changed':
      return staleLeads(state);
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

/** A replaced process stays `online`, but is a new connection. */
const takeConnection = (state: State): State => ({
  ...staleLeads(state),
  connection: 'online',
  connections: state.connections + 1,
});
const staleLeads = (state: State): State => ({
  ...state,
  recentLeads: { ...state.recentLeads, version: state.recentLeads.version + 1 },
});

const takePolicyState = (state: State, shopId: string, policyState: PolicyState | null): State => {
  if (state.me === null) return state;
  const shops = state.me.shops.map((shop) => (shop.id === shopId ? { ...shop, policyState } : shop));
  return { ...state, me: { ...state.me, shops } };
};

const bumpShop = (state: State, shopId: string): State => ({
  ...state,
  shopVersions: { ...state.shopVersions, [shopId]: (state.shopVersions[shopId] ?? 0) + 1 },
});
