/** Frames on /v1/visitor/socket, subprotocol zgoda.v1. */
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
  token: v.optional(secretField),
  /** Newest held `seq`; 0: none. */
  last: v.optional(seqField),
  /** Tab id, to replace its old socket. */
  tab: refField,
  locale: localeField,
});
export const visitorMessageSend = v.strictObject({
  t: v.literal('message.send'),
  ref: refField,
  after: afterField,
  text: textField(LIMITS.maxTextCodePoints),
  /** Without a token: creates the conversation once. */
  boot: v.optional(bootField),
  /** With `boot`: `chatNoticeId` shown. */
  notice: v.optional(noticeIdField),
  page: v.optional(pageField),
  /** With `page` only; absent: no product. */
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

/** Widget to service; unknown types and fields are refused. */
export const visitorClientFrame = v.variant('t', [
  visitorHello,
  visitorMessageSend,
  eventsResume,
  messageRead,
  typingSet,
  sessionPing,
]);
export type VisitorClientFrame = v.InferOutput<typeof visitorClientFrame>;
/** Unchecked input form. */
export type WrittenVisitorFrame = v.InferInput<typeof visitorClientFrame>;

/** Text, or a link for a new tab; never markup. */
export const textPart = v.object({ text: v.string(), href: v.optional(v.string()) });
export type TextPart = v.InferOutput<typeof textPart>;

/** Card text before input. Rule: RQ-1. */
export const cardRequest = v.object({
  fields: v.array(v.object({ kind: v.picklist(CARD_FIELDS), label: v.nullable(v.string()) })),
  purpose: v.string(),
  basis: v.picklist(CARD_BASES),
  /** Required for the purpose. */
  needed: v.boolean(),
  noticeId: v.string(),
  /** In order: purpose, necessity, basis, period, withdrawal, policy; then controller and rights. */
  paragraphs: v.array(v.array(textPart)),
  /** Open paragraphs. */
  firstLayer: v.number(),
  /** Null: no box. */
  consent: v.nullable(v.array(textPart)),
  answerBy: v.string(),
  isAnswerHere: v.optional(v.boolean()),
  takesReplies: v.optional(v.boolean()),
});
export type CardRequestView = v.InferOutput<typeof cardRequest>;

/** `seq` is contiguous from 1. */
export const conversationEvent = v.variant('kind', [
  v.object({
    kind: v.literal('message'),
    seq: v.number(),
    id: v.string(),
    at: v.string(),
    author: v.picklist(['visitor', 'staff', 'system']),
    /** Sender's id, for deduplication. */
    ref: v.string(),
    /** Null: erased or expired. */
    text: v.nullable(v.string()),
    /** Rule: RQ-4. */
    masked: v.optional(v.array(v.picklist(MASKED_KINDS))),
    byMail: v.optional(mailOrigin),
    /** Newest `seq` at the sender; console only. */
    seen: v.optional(v.number()),
    /** Staff messages only. */
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
    /** Never contains answers. Rule: RQ-2. */
    state: v.picklist(CARD_STATES),
    /** With `asked`. */
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
    /** Seen by `author`. */
    upTo: v.number(),
    /** Staff only. */
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
  /** 0: no conversation. */
  last: v.number(),
  /** Token still valid. */
  known: v.boolean(),
  tokenExpiresAt: v.optional(v.string()),
});
export const messageAck = v.object({
  t: v.literal('message.ack'),
  ref: v.string(),
  id: v.string(),
  seq: v.number(),
  at: v.string(),
  /** Repeat of the first answer. */
  dup: v.optional(v.boolean()),
  /** Stored text, if masked. Rule: RQ-4. */
  masked: v.optional(v.object({ text: v.string(), kinds: v.array(v.picklist(MASKED_KINDS)) })),
  /** For `boot` only. */
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
/** Fetch /v1/visitor/session again. Rule: CO-4, D4. */
export const noticeChanged = v.object({ t: v.literal('notice.changed') });
export const sessionPong = v.object({
  t: v.literal('session.pong'),
  n: v.number(),
  now: v.string(),
  /** Reveals missed events. */
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
