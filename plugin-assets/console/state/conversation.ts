import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { ConversationEventFrame } from '../../../service/protocol/frames/visitor-frames.ts';
import type { ProblemCode } from '../../../service/protocol/vocabulary.ts';

export type Event = ConversationEventFrame;

/** A message that was sent here and whose event has not come back yet. */
export type WaitingMessage = {
  ref: string;
  text: string;
  at: string;
  /** Place given by the service once it is stored; null while it waits. */
  seq: number | null;
  /** Why the service refused it; null while it may still arrive. */
  refused: ProblemCode | null;
};

/** One conversation as this browser knows it. */
export type Talk = {
  /** Everything up to `summary.last` is counted in it. */
  summary: ConversationSummary;
  /** Held events without a hole, ending at `summary.last`; may begin later than 1. */
  events: readonly Event[];
  /** Events that came before the ones they follow. */
  ahead: readonly Event[];
  /** Newest `seq` that the service is known to have. */
  head: number;
  waiting: readonly WaitingMessage[];
  isVisitorTyping: boolean;
  /** Local copy can no longer be completed: it has to be fetched anew. */
  isStale: boolean;
};

export const newTalk = (summary: ConversationSummary): Talk => ({
  summary,
  events: [],
  ahead: [],
  head: summary.last,
  waiting: [],
  isVisitorTyping: false,
  isStale: false,
});

const PREVIEW_CODE_POINTS = 120;

/** The summary after one more event; the same rules as the service's own cache. */
const countIn = (summary: ConversationSummary, event: Event): ConversationSummary => {
  const next = { ...summary, last: event.seq, lastAt: event.at };
  switch (event.kind) {
    case 'message':
      next.preview = Array.from(event.text ?? '')
        .slice(0, PREVIEW_CODE_POINTS)
        .join('');
      if (event.author === 'visitor') next.unread += 1;
      return next;
    case 'card':
      if (event.author === 'visitor') next.unread += 1;
      return next;
    case 'assigned':
      next.assignedTo =
        event.staffId === undefined || event.name === null
          ? null
          : { staffId: event.staffId, name: event.name };
      return next;
    case 'status':
      next.status = event.status;
      return next;
    case 'read':
      if (event.author === 'visitor') next.readByVisitor = Math.max(next.readByVisitor, event.upTo);
      if (event.author === 'staff') {
        next.readByStaff = Math.max(next.readByStaff, event.upTo);
        if (event.upTo >= event.seq - 1) next.unread = 0;
      }
      return next;
  }
};

const bySeq = (a: Event, b: Event): number => a.seq - b.seq;

/**
 * Takes events in any order, any number of times. Each counts once, in order of `seq`; what came too early waits in
 * `ahead`; older pages join the front.
 */
export const mergeEvents = (talk: Talk, incoming: readonly Event[]): Talk => {
  const known = new Map<number, Event>();
  for (const event of talk.events) known.set(event.seq, event);
  for (const event of talk.ahead) known.set(event.seq, event);
  for (const event of incoming) if (!known.has(event.seq)) known.set(event.seq, event);

  let summary = talk.summary;
  for (let next = known.get(summary.last + 1); next !== undefined; next = known.get(summary.last + 1)) {
    summary = countIn(summary, next);
  }
  let first = summary.last + 1;
  while (known.has(first - 1)) first -= 1;

  const events: Event[] = [];
  const ahead: Event[] = [];
  let head = Math.max(talk.head, summary.last);
  for (const event of known.values()) {
    if (event.seq > summary.last) ahead.push(event);
    else if (event.seq >= first) events.push(event);
    head = Math.max(head, event.seq);
  }
  events.sort(bySeq);
  ahead.sort(bySeq);

  const refs = new Set<string>();
  for (const event of incoming) if (event.kind === 'message') refs.add(event.ref);
  const waiting = talk.waiting.some((message) => refs.has(message.ref))
    ? talk.waiting.filter((message) => !refs.has(message.ref))
    : talk.waiting;
  const hasVisitorSpoken = incoming.some((event) => event.kind === 'message' && event.author === 'visitor');
  return {
    ...talk,
    summary,
    events,
    ahead,
    head,
    waiting,
    isVisitorTyping: talk.isVisitorTyping && !hasVisitorSpoken,
  };
};

/** A summary from the service, which may be older or newer than what is held. */
export const mergeSummary = (talk: Talk | undefined, summary: ConversationSummary): Talk => {
  if (talk === undefined) return newTalk(summary);
  if (talk.isStale) {
    return { ...newTalk(summary), head: Math.max(talk.head, summary.last), waiting: talk.waiting };
  }
  if (summary.last < talk.summary.last) return talk;
  if (summary.last === talk.summary.last) return { ...talk, summary };
  if (talk.events.length > 0) return { ...talk, head: Math.max(talk.head, summary.last) };
  return mergeEvents({ ...talk, summary, head: Math.max(talk.head, summary.last) }, []);
};

/** Whether events are missing at the newer end. */
export const hasGap = (talk: Talk): boolean => !talk.isStale && talk.head > talk.summary.last;

/** The `seq` of the oldest held event; one past the newest when none is held. */
export const firstHeld = (talk: Talk): number => talk.events[0]?.seq ?? talk.summary.last + 1;

/** The service stored an own message: its event follows, or is asked for if it got lost. */
export const confirmWaiting = (talk: Talk, ref: string, seq: number): Talk => {
  const isHeld = seq <= talk.summary.last && seq >= firstHeld(talk);
  return {
    ...talk,
    head: Math.max(talk.head, seq),
    waiting: isHeld
      ? talk.waiting.filter((message) => message.ref !== ref)
      : talk.waiting.map((message) => (message.ref === ref ? { ...message, seq } : message)),
  };
};

export type MessageState = 'waiting' | 'sent' | 'seen';
/** State of an own message by word: stored, and whether the visitor has seen it. */
export const messageState = (talk: Talk, seq: number): MessageState =>
  seq <= talk.summary.readByVisitor ? 'seen' : 'sent';

/** A visitor waits, and nobody has taken the conversation; having looked at it answers nothing. */
export const isUnanswered = (talk: Talk): boolean =>
  talk.summary.status === 'open' && talk.summary.assignedTo === null;
