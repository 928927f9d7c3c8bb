import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { ConversationEventFrame } from '../../../service/protocol/frames/visitor-frames.ts';
import type { ProblemCode } from '../../../service/protocol/vocabulary.ts';

export type Event = ConversationEventFrame;

/** A sent message without its event yet. */
export type WaitingMessage = {
  ref: string;
  text: string;
  at: string;
  /** Null before it is stored. */
  seq: number | null;
  /** Null if not refused. */
  refused: ProblemCode | null;
};

export type Conversation = {
  /** Includes all events up to `summary.last`. */
  summary: ConversationSummary;
  /** Without gaps up to `summary.last`; may start later than 1. */
  events: readonly Event[];
  /** Events that arrived before their predecessors. */
  ahead: readonly Event[];
  /** Newest known `seq`. */
  head: number;
  waiting: readonly WaitingMessage[];
  isVisitorTyping: boolean;
  /** Incomplete: must be fetched again. */
  isStale: boolean;
};

export const newConversation = (summary: ConversationSummary): Conversation => ({
  summary,
  events: [],
  ahead: [],
  head: summary.last,
  waiting: [],
  isVisitorTyping: false,
  isStale: false,
});

/** Same as in the domain (tested). */
const PREVIEW_CODE_POINTS = 120;

/** Same rules as the service's cache. */
const countIn = (summary: ConversationSummary, event: Event): ConversationSummary => {
  const next = { ...summary, last: event.seq, lastAt: event.at };
  switch (event.kind) {
    case 'message':
    case 'card':
    case 'attachment':
    case 'attachment_request': {
      const isVisitors = event.author === 'visitor';
      if (event.kind === 'message' || event.kind === 'attachment')
        next.preview = Array.from((event.kind === 'message' ? event.text : event.fileName) ?? '')
          .slice(0, PREVIEW_CODE_POINTS)
          .join('');
      if (event.author === 'system') return next;
      if (isVisitors) {
        next.unread += 1;
        next.waitingSince ??= event.at;
        next.wroteAt = event.at;
        next.wroteSeq = event.seq;
        return next;
      }
      const hasCrossed = event.kind === 'message' && event.seen !== undefined && next.wroteSeq > event.seen;
      next.unread = hasCrossed ? 1 : 0;
      next.waitingSince = hasCrossed ? (next.wroteAt ?? event.at) : null;
      return next;
    }
    case 'assigned':
      next.assignedTo =
        event.staffId === undefined || event.name === null
          ? null
          : { staffId: event.staffId, name: event.name };
      next.team = event.teamId === undefined ? null : { id: event.teamId, at: event.at };
      if (next.assignedTo !== null && next.assignedTo.staffId === (event.by ?? null)) return next;
      if (next.assignedTo !== null || next.team !== null) next.waitingSince ??= event.at;
      // Unread for its next holder.
      if (next.waitingSince !== null) next.unread = Math.max(1, next.unread);
      return next;
    case 'status':
      next.status = event.status;
      // Known only to the service.
      next.reopenUntil = null;
      if (event.status === 'open' && next.waitingSince !== null) next.unread = Math.max(1, next.unread);
      if (event.isBlocked !== undefined) next.blockedFor = event.reason ?? null;
      return next;
    case 'read':
      if (event.author === 'visitor') next.readByVisitor = Math.max(next.readByVisitor, event.upTo);
      if (event.author === 'staff' && next.assignedTo !== null && event.staffId === next.assignedTo.staffId) {
        next.readByStaff = Math.max(next.readByStaff, event.upTo);
        if (event.upTo >= event.seq - 1) next.unread = 0;
      }
      return next;
    case 'form':
      if (event.state === 'sent') {
        next.waitingSince = null;
        next.unread = 0;
      }
      return next;
    case 'mail':
      return next;
  }
};

/** Messages, cards and files of the visitor. */
export const hasWrittenAfter = ({ events, ahead }: Conversation, seq: number): boolean =>
  [...events, ...ahead].some(
    (event) =>
      event.seq > seq &&
      (event.kind === 'message' || event.kind === 'card' || event.kind === 'attachment') &&
      event.author === 'visitor',
  );

/** Whether every known event after `seq` is loaded. */
export const holdsAllAfter = (conversation: Conversation, seq: number): boolean =>
  !conversation.isStale && !hasGap(conversation) && firstHeld(conversation) <= seq + 1;

const bySeq = (a: Event, b: Event): number => a.seq - b.seq;

/** Applies each event once, in order of `seq`; early ones wait in `ahead`. */
export const mergeEvents = (conversation: Conversation, incoming: readonly Event[]): Conversation => {
  const known = new Map<number, Event>();
  for (const event of conversation.events) known.set(event.seq, event);
  for (const event of conversation.ahead) known.set(event.seq, event);
  for (const event of incoming) if (!known.has(event.seq)) known.set(event.seq, event);

  let summary = conversation.summary;
  for (let next = known.get(summary.last + 1); next !== undefined; next = known.get(summary.last + 1)) {
    summary = countIn(summary, next);
  }
  let first = summary.last + 1;
  while (known.has(first - 1)) first -= 1;

  const events: Event[] = [];
  const ahead: Event[] = [];
  let head = Math.max(conversation.head, summary.last);
  for (const event of known.values()) {
    if (event.seq > summary.last) ahead.push(event);
    else if (event.seq >= first) events.push(event);
    head = Math.max(head, event.seq);
  }
  events.sort(bySeq);
  ahead.sort(bySeq);

  const refs = new Set<string>();
  for (const event of incoming) if (event.kind === 'message') refs.add(event.ref);
  const waiting = conversation.waiting.some((message) => refs.has(message.ref))
    ? conversation.waiting.filter((message) => !refs.has(message.ref))
    : conversation.waiting;
  const hasVisitorSpoken = incoming.some((event) => event.kind === 'message' && event.author === 'visitor');
  return {
    ...conversation,
    summary,
    events,
    ahead,
    head,
    waiting,
    isVisitorTyping: conversation.isVisitorTyping && !hasVisitorSpoken,
  };
};

/**
 * Merges an older or newer summary of the service.
 * @param dropsHeld not on the screen: drops events before a newer summary
 */
export const mergeSummary = (
  conversation: Conversation | undefined,
  summary: ConversationSummary,
  dropsHeld = false,
): Conversation => {
  if (conversation === undefined) return newConversation(summary);
  const { isStale, events } = conversation;
  const head = Math.max(conversation.head, summary.last);
  if (!isStale && summary.last < conversation.summary.last) return conversation;
  if (!isStale && summary.last === conversation.summary.last) return { ...conversation, summary };
  if (!isStale && !dropsHeld && events.length > 0) return { ...conversation, head };
  return mergeEvents({ ...conversation, summary, head, events: [], isStale: false }, []);
};

/** Whether newer events are missing. */
export const hasGap = (conversation: Conversation): boolean =>
  !conversation.isStale && conversation.head > conversation.summary.last;

/** Oldest loaded `seq`; one past the newest when none is loaded. */
export const firstHeld = (conversation: Conversation): number =>
  conversation.events[0]?.seq ?? conversation.summary.last + 1;

/** Stored: its event follows, or is requested. */
export const confirmWaiting = (conversation: Conversation, ref: string, seq: number): Conversation => {
  const isHeld = seq <= conversation.summary.last && seq >= firstHeld(conversation);
  return {
    ...conversation,
    head: Math.max(conversation.head, seq),
    waiting: isHeld
      ? conversation.waiting.filter((message) => message.ref !== ref)
      : conversation.waiting.map((message) => (message.ref === ref ? { ...message, seq } : message)),
  };
};

export type MessageState = 'waiting' | 'sent' | 'seen';
/** Sent, or seen by the visitor. */
export const messageState = (conversation: Conversation, seq: number): MessageState =>
  seq <= conversation.summary.readByVisitor ? 'seen' : 'sent';

/** Open and untaken; reading does not count as an answer. */
export const isUnanswered = (conversation: Conversation): boolean =>
  conversation.summary.status === 'open' && conversation.summary.assignedTo === null;

/** The visitor waits and no loaded event is an answer. */
export const hasNoAnswer = ({ summary, events, waiting }: Conversation): boolean =>
  summary.status === 'open' &&
  summary.waitingSince !== null &&
  waiting.length === 0 &&
  !events.some(
    (event) => (event.kind === 'message' || event.kind === 'attachment') && event.author === 'staff',
  );
