import type { FormView } from '../../../service/protocol/api/visitor-api.ts';
import type { ConversationEventFrame } from '../../../service/protocol/frames/visitor-frames.ts';
import type { ChatMode } from '../../../service/protocol/vocabulary.ts';
import { type Action, NO_CONVERSATION, type State } from './state.ts';

export type Screen = 'loading' | 'fault' | 'over' | 'order' | 'receipt' | 'closed' | 'form' | 'chat';

/** Same as `LIMITS.maxTextCodePoints` (tested). */
const MAX_CODE_POINTS = 4000;
/** Below 0 when too long. */
export const codePointsLeft = (text: string): number => MAX_CODE_POINTS - [...text.trim()].length;

/** A running conversation takes precedence over the mode. */
export const screenOf = (state: State): Screen => {
  const { ending, session, receipt, wish, isBroken } = state;
  if (ending) return 'over';
  if (isBroken) return 'fault';
  if (!session) return state.isFaulty ? 'fault' : 'loading';
  if (wish === 'order' && session.orderLookup) return 'order';
  if (receipt && !receipt.isPutAway) return 'receipt';
  const isChat = session.mode === 'live' || hasConversation(state);
  if (isChat && (wish !== 'form' || !session.form)) return 'chat';
  return session.form && session.mode !== 'closed' ? 'form' : 'closed';
};

export const isPart = (screen: Screen): boolean => /chat|form|receipt|order/.test(screen);

export const hasConversation = ({ lines, pending }: State): boolean => lines.length + pending.length > 0;

/** The token opens nothing more. */
export const isOver = ({ ending }: State): boolean => ending === 'ended' || ending === 'erased';

/** An event after `last` is missing. */
export const isStale = ({ head, last }: State): boolean => head > last;

export const unreadOf = ({ lines, seenByVisitor }: State): number =>
  lines.filter((line) => 'author' in line && line.author === 'staff' && line.seq > seenByVisitor).length;

const apply = (state: State, event: ConversationEventFrame): State => {
  const { seq } = event;
  const next = { ...state, last: seq };
  if (event.kind === 'read') {
    if (event.author === 'staff') next.seenByStaff = Math.max(state.seenByStaff, event.upTo);
    else next.seenByVisitor = Math.max(state.seenByVisitor, event.upTo);
    return next;
  }
  // Later states are shown at the first event.
  if (event.kind === 'card' && event.state !== 'asked')
    return { ...next, cardStates: { ...state.cardStates, [event.cardId]: event.state } };
  if (event.kind === 'form') return { ...next, isFormOffered: event.state === 'offered' };
  if (event.kind === 'mail') return next;
  if (event.kind !== 'assigned' || event.name) next.lines = [...state.lines, event];
  // Counted as shop content.
  if (event.kind === 'card' || ('ref' in event && event.author === 'staff'))
    next.isFormOffered = next.isTyping = false;
  else if (event.kind === 'status') {
    next.isClosed = event.status === 'closed';
    next.isFormOffered = false;
  }
  return next;
};

/** Any order and repetition; applies each once, without gaps. */
const applyAll = (state: State, events: readonly ConversationEventFrame[], last: number): State => {
  const early = { ...state.early };
  let next = state;
  for (const event of events) {
    if (event.seq > next.last) early[event.seq] = event;
    for (let follower = early[next.last + 1]; follower; follower = early[next.last + 1]) {
      delete early[follower.seq];
      next = apply(next, follower);
    }
  }
  return { ...next, early, head: Math.max(state.head, last) };
};

const withMode = (state: State, mode: ChatMode | undefined): State => {
  const { session } = state;
  if (!session || !mode || session.mode === mode) return state;
  return { ...state, session: { ...session, mode } };
};

/** A new notice needs a new tick. Rules: CO-1, CO-4. */
const withForm = (state: State, form: FormView | null): State => {
  const notice = state.session?.form?.notice;
  const session = state.session && { ...state.session, form };
  const areOffersSame = form?.marketing?.noticeId === state.session?.form?.marketing?.noticeId;
  const offers = areOffersSame ? state.offers : [];
  return {
    ...state,
    session,
    offers,
    ...(form?.notice?.id !== notice?.id && {
      hasTicked: false,
      problem: notice && screenOf(state) === 'form' ? 'notice_stale' : null,
    }),
  };
};

const step = (state: State, action: Action): State => {
  switch (action.t) {
    case 'set':
      return { ...state, ...action.change };
    case 'session': {
      const { session } = action;
      return {
        ...withMode(withForm(state, session.form), session.mode),
        session,
        isFaulty: false,
        isBroken: false,
      };
    }
    case 'refused': {
      const { message, code } = action;
      const draft = joined(message.text, state.draft);
      return { ...state, draft, refusal: code, isClosed: state.isClosed || code === 'conversation_closed' };
    }
    case 'session.ready':
    case 'session.pong': {
      const { now, last, mode } = action as typeof action & { mode?: ChatMode };
      return { ...applyAll(withMode(state, mode), [], last), now };
    }
    case 'mode.changed':
      return withMode(state, action.mode);
    case 'event.new':
      return applyAll(state, [action.event], action.event.seq);
    case 'events.batch':
      return applyAll(state, action.events, action.last);
    case 'events.reset':
      return { ...state, ...NO_CONVERSATION, head: state.head };
    case 'typing.show':
      return { ...state, isTyping: action.on };
    default:
      return state;
  }
};

const joined = (...texts: string[]) => texts.filter(Boolean).join('\n');

/** Since the last reply, not yet copied into a form. */
const unansweredText = ({ lines, carriedUpTo }: State): string => {
  let texts: string[] = [];
  for (const line of lines) {
    if (line.kind !== 'message' || line.seq <= carriedUpTo) continue;
    if (line.author === 'staff') texts = [];
    if (line.author === 'visitor' && line.text) texts.push(line.text);
  }
  return joined(...texts);
};

/** Message field and form share one draft; unanswered messages are copied into the form. */
export const reduce = (state: State, action: Action): State => {
  const next = step(state, action);
  const before = screenOf(state);
  const after = screenOf(next);
  const { carried, draft } = next;
  if (after === 'form' && before !== after && before !== 'receipt' && before !== 'order') {
    const text = unansweredText(next);
    return { ...next, carried: text, draft: joined(text, draft) };
  }
  if (after === 'chat' && carried) {
    return {
      ...next,
      carried: '',
      draft: draft.startsWith(carried) ? draft.slice(carried.length).trim() : draft,
    };
  }
  return next;
};
