/** Frames between widget and service on /v1/visitor/socket, subprotocol zgoda.v1. */
import * as v from 'valibot';
import { attachmentEvent, attachmentRequestEvent } from '../attachments.ts';
import {
  afterField,
  bootField,
  localeField,
  noticeIdField,
  pageField,
  productField,
  refField,
  secretField,
  seqField,
  textField,
} from '../fields.ts';
import { assignedEvent, statusEvent } from '../happenings.ts';
import {
  CARD_BASES,
  CARD_FIELDS,
  CARD_STATES,
  CHAT_MODES,
  CLOSED_REASONS,
  LIMITS,
  MASKED_KINDS,
  PROBLEM_CODES,
} from '../vocabulary.ts';
import { mailOrigin } from './mail-origin.ts';
import { formEvent, mailEvent } from './service-events.ts';

export const visitorHello = v.strictObject({
  t: v.literal('session.hello'),
  /** Visitor token, once one is held. */
  token: v.optional(secretField),
  /** Newest `seq` the client holds; 0 for none. */
  last: v.optional(seqField),
  /** Names the tab, so that the same tab replaces its own old socket. */
  tab: refField,
  locale: localeField,
});
export const visitorMessageSend = v.strictObject({
  t: v.literal('message.send'),
  ref: refField,
  after: afterField,
  text: textField(LIMITS.maxTextCodePoints),
  /** Only while no token is held: makes the conversation, exactly once. */
  boot: v.optional(bootField),
  /** Beside `boot`: id of the notice that was on the screen (`chatNoticeId` of the session). */
  notice: v.optional(noticeIdField),
  page: v.optional(pageField),
  /** What that page shows; without it the page shows no product. Read only beside `page`. */
  product: v.optional(productField),
});
export const eventsResume = v.strictObject({
  t: v.literal('events.resume'),
  last: seqField,
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.maxBatchEvents))),
});
export const messageRead = v.strictObject({ t: v.literal('message.read'), seq: seqField });
export const typingSet = v.strictObject({ t: v.literal('typing.set'), on: v.boolean() });
export const sessionPing = v.strictObject({ t: v.literal('session.ping'), n: seqField });

/** Everything a widget may send. Unknown types and fields are refused. */
export const visitorClientFrame = v.variant('t', [
  visitorHello,
  visitorMessageSend,
  eventsResume,
  messageRead,
  typingSet,
  sessionPing,
]);
export type VisitorClientFrame = v.InferOutput<typeof visitorClientFrame>;
/** The same as a widget writes it, before it is checked. */
export type WrittenVisitorFrame = v.InferInput<typeof visitorClientFrame>;

/** A piece of a notice: text, or a link that opens in a new tab. Widgets build text nodes, never markup. */
export const textPart = v.object({ text: v.string(), href: v.optional(v.string()) });
export type TextPart = v.InferOutput<typeof textPart>;

/** What a data-request card says before anything is typed. Rule: RQ-1. */
export const cardRequest = v.object({
  fields: v.array(v.object({ kind: v.picklist(CARD_FIELDS), label: v.nullable(v.string()) })),
  purpose: v.string(),
  basis: v.picklist(CARD_BASES),
  /** Without the answer the purpose cannot be served. */
  needed: v.boolean(),
  noticeId: v.string(),
  /** What for, needed or not, basis, how long, how to leave, policy link; then who, and which rights. */
  paragraphs: v.array(v.array(textPart)),
  /** So many of them stand open before the fields; the rest opens by a press. */
  firstLayer: v.number(),
  /** Text of the card's own box; null when none is shown. */
  consent: v.nullable(v.array(textPart)),
  /** Until when it may be answered. */
  answerBy: v.string(),
  /** The visitor is answered by mail from the answer on, and can end that. Decision 0125. */
  isAnswerHere: v.optional(v.boolean()),
  takesReplies: v.optional(v.boolean()),
});
export type CardRequestView = v.InferOutput<typeof cardRequest>;

/** One thing that happened in a conversation. `seq` is contiguous: 1, 2, 3 … */
export const conversationEvent = v.variant('kind', [
  v.object({
    kind: v.literal('message'),
    seq: v.number(),
    id: v.string(),
    at: v.string(),
    author: v.picklist(['visitor', 'staff', 'system']),
    /** The sender's own id, so that the sender's bubble is replaced, not doubled. */
    ref: v.string(),
    /** Null when the text was erased or has expired. */
    text: v.nullable(v.string()),
    /** What was masked in a visitor's text before it was stored. Rule: RQ-4. */
    masked: v.optional(v.array(v.picklist(MASKED_KINDS))),
    /** It came by mail. Decision 0127. */
    byMail: v.optional(mailOrigin),
    /** Newest `seq` that its sender had; in the console alone. */
    seen: v.optional(v.number()),
    /** The consultant's name as the shop shows it; staff messages only. */
    name: v.optional(v.string()),
    staffId: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('card'),
    seq: v.number(),
    id: v.string(),
    at: v.string(),
    author: v.picklist(['visitor', 'staff', 'system']),
    cardId: v.string(),
    /** What became of the card with this event; its answers are never in it. Rule: RQ-2. */
    state: v.picklist(CARD_STATES),
    /** With `asked` only. */
    request: v.optional(cardRequest),
    name: v.optional(v.string()),
    staffId: v.optional(v.string()),
  }),
  attachmentEvent,
  attachmentRequestEvent,
  assignedEvent,
  statusEvent,
  v.object({
    kind: v.literal('read'),
    seq: v.number(),
    id: v.string(),
    at: v.string(),
    author: v.picklist(['visitor', 'staff', 'system']),
    /** Everything up to this `seq` has been seen by `author`. */
    upTo: v.number(),
    /** Which consultant; for staff only. */
    staffId: v.optional(v.string()),
  }),
  formEvent,
  mailEvent,
]);
export type ConversationEventFrame = v.InferOutput<typeof conversationEvent>;

export const sessionReady = v.object({
  t: v.literal('session.ready'),
  now: v.string(),
  mode: v.picklist(CHAT_MODES),
  reason: v.optional(v.picklist(CLOSED_REASONS)),
  /** The conversation's newest `seq`; 0 without one. */
  last: v.number(),
  /** Whether the presented token still opens a conversation. */
  known: v.boolean(),
  tokenExpiresAt: v.optional(v.string()),
});
export const messageAck = v.object({
  t: v.literal('message.ack'),
  ref: v.string(),
  id: v.string(),
  seq: v.number(),
  at: v.string(),
  /** The message was stored before; this is its first answer again. */
  dup: v.optional(v.boolean()),
  /** The text as it was stored, when numbers in it were masked. Rule: RQ-4. */
  masked: v.optional(v.object({ text: v.string(), kinds: v.array(v.picklist(MASKED_KINDS)) })),
  /** Only in answer to a `boot` message. */
  token: v.optional(v.string()),
  tokenExpiresAt: v.optional(v.string()),
});
export const problemFrame = v.object({
  t: v.literal('problem'),
  ref: v.optional(v.string()),
  code: v.picklist(PROBLEM_CODES),
  detail: v.string(),
  retryAfterMs: v.optional(v.number()),
});
export const eventNew = v.object({ t: v.literal('event.new'), event: conversationEvent });
export const eventsBatch = v.object({
  t: v.literal('events.batch'),
  events: v.array(conversationEvent),
  more: v.boolean(),
  last: v.number(),
});
export const eventsReset = v.object({ t: v.literal('events.reset'), reason: v.string() });
export const typingShow = v.object({ t: v.literal('typing.show'), on: v.boolean() });
export const modeChanged = v.object({
  t: v.literal('mode.changed'),
  mode: v.picklist(CHAT_MODES),
  reason: v.optional(v.picklist(CLOSED_REASONS)),
});
/** The notice, the form or the policy state changed: fetch /v1/visitor/session again. Rule: CO-4, D4. */
export const noticeChanged = v.object({ t: v.literal('notice.changed') });
export const sessionPong = v.object({
  t: v.literal('session.pong'),
  n: v.number(),
  now: v.string(),
  /** Newest `seq`: shows the client that it missed an event, or that its connection receives nothing. */
  last: v.number(),
});
export const sessionBye = v.object({
  t: v.literal('session.bye'),
  code: v.number(),
  retryAfterMs: v.number(),
});

export const visitorServerFrame = v.variant('t', [
  sessionReady,
  messageAck,
  problemFrame,
  eventNew,
  eventsBatch,
  eventsReset,
  typingShow,
  modeChanged,
  noticeChanged,
  sessionPong,
  sessionBye,
]);
export type VisitorServerFrame = v.InferOutput<typeof visitorServerFrame>;
