import type { SessionResponse } from '../../service/protocol/visitor-api.ts';
import type { ConversationEventFrame, VisitorServerFrame } from '../../service/protocol/visitor-frames.ts';
import { type Action, type Line, NO_TALK, type State } from './state.ts';

export type Screen = 'loading' | 'fault' | 'over' | 'receipt' | 'closed' | 'form' | 'chat';

/** What the visitor sees: the mode decides, the visitor may choose within it. */
export const screenOf = ({ ending, session, sessionFault, receipt, wish, lines, pending }: State): Screen => {
  if (ending) return 'over';
  if (!session) return sessionFault ? 'fault' : 'loading';
  if (receipt) return 'receipt';
  const hasTalk = lines.length + pending.length > 0;
  if (session.mode === 'live') return wish === 'form' && session.form ? 'form' : 'chat';
  if (hasTalk && wish === 'chat') return 'chat';
  return session.mode === 'form' && session.form ? 'form' : 'closed';
};

/** A known event is missing: ask for everything after `last`. */
export const isBehind = (state: State): boolean => state.head > state.last;

/** Messages of the shop that the visitor has not had before the eyes. */
export const unreadOf = (state: State): number =>
  state.lines.filter(
    (line) => line.kind === 'message' && line.author === 'staff' && line.seq > state.readByVisitor,
  ).length;

/** One event that follows the last one. */
const apply = (state: State, event: ConversationEventFrame): State => {
  const { seq, at, id } = event;
  const next = { ...state, last: seq, head: Math.max(state.head, seq) };
  const add = (line: Line) => [...state.lines, line];
  if (event.kind === 'message') {
    const { author, ref, text, name } = event;
    next.lines = add({ kind: 'message', ref, seq, at, author, text, ...(name && { name }) });
    if (author === 'visitor') next.waitingSince = state.waitingSince ?? at;
    if (author === 'staff') {
      next.waitingSince = null;
      next.isFormOffered = next.isStaffTyping = false;
    }
  } else if (event.kind === 'assigned') {
    if (event.name) next.lines = add({ kind: 'joined', ref: id, seq, at, name: event.name });
    // Someone has come: the wait for an answer starts again.
    if (event.name && next.waitingSince) next.waitingSince = at;
  } else if (event.kind === 'status') {
    next.isClosed = event.status === 'closed';
    if (next.isClosed) {
      next.lines = add({ kind: 'closed', ref: id, seq, at });
      next.waitingSince = null;
    }
  } else if (event.author === 'staff') next.seenByStaff = Math.max(state.seenByStaff, event.upTo);
  else if (event.author === 'visitor') next.readByVisitor = Math.max(state.readByVisitor, event.upTo);
  return next;
};

/** Events in any order, any number of times: applied in order, once, without a hole. */
const applyAll = (state: State, events: readonly ConversationEventFrame[]): State => {
  const early = { ...state.early };
  let next = state;
  for (const event of events) {
    if (event.seq > next.last) early[event.seq] = event;
    for (let follower = early[next.last + 1]; follower; follower = early[next.last + 1]) {
      delete early[follower.seq];
      next = apply(next, follower);
    }
    next = { ...next, head: Math.max(next.head, event.seq) };
  }
  return { ...next, early };
};

const withMode = (
  state: State,
  { mode, reason }: Pick<SessionResponse, 'mode'> & { reason?: SessionResponse['reason'] },
): State => {
  const { session } = state;
  if (!session || (session.mode === mode && session.reason === reason)) return state;
  const { reason: _, ...rest } = session;
  return {
    ...state,
    session: { ...rest, mode, ...(reason && { reason }) },
    ...(session.mode !== mode && { wish: null, hasSwitched: true, isFormOffered: false }),
  };
};

const reduceFrame = (state: State, frame: VisitorServerFrame): State => {
  switch (frame.t) {
    case 'session.ready':
      return { ...withMode(state, frame), head: Math.max(state.head, frame.last) };
    case 'session.pong':
      return frame.last > state.head ? { ...state, head: frame.last } : state;
    case 'event.new':
      return applyAll(state, [frame.event]);
    case 'events.batch': {
      const next = applyAll(state, frame.events);
      return { ...next, head: Math.max(next.head, frame.last) };
    }
    case 'events.reset':
      return { ...state, ...NO_TALK, head: state.head };
    case 'typing.show':
      return { ...state, isStaffTyping: frame.on };
    case 'mode.changed':
      return withMode(state, frame);
    default:
      return state;
  }
};

const reduceAction = (state: State, action: Action): State => {
  switch (action.t) {
    case 'session.loaded': {
      const { session } = action;
      const before = state.session?.form?.notice;
      const after = session.form?.notice;
      const isOther = before?.id !== after?.id;
      return {
        ...withMode(state, session),
        session,
        sessionFault: null,
        // Another notice asks anew: a tick under the old one says nothing about it. Rules: CO-1, CO-4.
        hasTicked: state.hasTicked && !isOther && !!after?.consent,
        formProblem: isOther && screenOf(state) === 'form' ? 'notice_stale' : state.formProblem,
      };
    }
    case 'session.failed':
      return { ...state, sessionFault: action.code };
    case 'link.changed':
      return { ...state, link: action.link, ...(action.link !== 'ready' && { isStaffTyping: false }) };
    case 'frame':
      return reduceFrame(state, action.frame);
    case 'stored': {
      const { message, id, seq, at } = action;
      const { ref, text } = message;
      return applyAll(state, [{ kind: 'message', author: 'visitor', id, seq, at, ref, text }]);
    }
    case 'outbox.changed':
      return { ...state, pending: action.pending };
    case 'message.refused':
      return {
        ...state,
        composerProblem: action.code,
        isClosed: state.isClosed || action.code === 'conversation_closed',
        draft: [action.message.text, state.draft].filter(Boolean).join('\n'),
      };
    case 'talk.ended':
      return { ...state, ending: action.ending, asking: null };
    case 'talk.reset':
      return { ...state, ...NO_TALK, ending: null, wish: null, composerProblem: null };
    case 'shown':
      return { ...state, isShown: action.isShown, ...(!action.isShown && { hasSwitched: false }) };
    case 'read':
      return { ...state, readByVisitor: Math.max(state.readByVisitor, action.seq) };
    case 'draft':
      return { ...state, draft: action.text, composerProblem: null };
    case 'wish':
      return { ...state, wish: action.wish, hasSwitched: false };
    case 'form.offered':
      return { ...state, isFormOffered: true };
    case 'field':
      return { ...state, fields: { ...state.fields, [action.name]: action.value } };
    case 'tick':
      return { ...state, hasTicked: action.isOn };
    case 'form.faults':
      return { ...state, faults: action.faults, formProblem: null };
    case 'form.sending':
      return { ...state, isSending: true, faults: {}, formProblem: null };
    case 'form.failed': {
      const { code, faults = {}, form } = action;
      const session = state.session && form ? { ...state.session, form } : state.session;
      const isOther = form && form.notice?.id !== state.session?.form?.notice?.id;
      return {
        ...state,
        session,
        isSending: false,
        formProblem: code,
        faults,
        hasTicked: state.hasTicked && !isOther,
      };
    }
    case 'form.sent':
      return {
        ...state,
        isSending: false,
        receipt: action.receipt,
        isWithdrawn: false,
        draft: '',
        carried: '',
        carriedUpTo: state.last,
        waitingSince: null,
        isFormOffered: false,
        hasTicked: false,
        formProblem: null,
      };
    case 'form.again':
      return { ...state, receipt: null, wish: null };
    case 'withdrawn':
      return { ...state, isWithdrawn: true, asking: null };
    case 'asking':
      return { ...state, asking: action.asking, hasFailed: false };
    case 'asked.failed':
      return { ...state, hasFailed: true };
  }
};

/** Own words since the shop's last answer, that no form has carried yet. */
const unansweredText = (state: State): string => {
  const texts: string[] = [];
  for (const line of [...state.lines].reverse()) {
    if (line.kind !== 'message' || line.seq <= state.carriedUpTo || line.author === 'staff') break;
    if (line.author === 'visitor' && line.text) texts.unshift(line.text);
  }
  return texts.join('\n');
};

/**
 * The whole of the widget's state, as a pure function. Composer and form share one draft; words that were sent and
 * not answered come along into the form and leave it again with the return to the chat.
 */
export const reduce = (state: State, action: Action): State => {
  const next = reduceAction(state, action);
  const before = screenOf(state);
  const after = screenOf(next);
  if (after === before) return next;
  if (after === 'form' && before !== 'receipt') {
    const carried = unansweredText(next);
    return carried ? { ...next, carried, draft: [carried, next.draft].filter(Boolean).join('\n') } : next;
  }
  if (after === 'chat' && next.carried) {
    const { carried, draft } = next;
    return {
      ...next,
      carried: '',
      draft: draft.startsWith(carried) ? draft.slice(carried.length).trim() : draft,
    };
  }
  return next;
};
