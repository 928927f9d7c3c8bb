/** Frames between console and service on /v1/staff/socket, subprotocol zgoda.v1. */
import * as v from 'valibot';
import { noteView } from '../api/conversation/note-api.ts';
import { productView } from '../api/conversation/product-view.ts';
import { conversationSummary } from '../api/staff-api.ts';
import {
  afterField,
  conversationIdField,
  fromField,
  isoInstantField,
  refField,
  seenField,
  seqField,
  staffIdField,
  teamIdField,
  textField,
} from '../fields.ts';
import { LIMITS, POLICY_STATES, PRESENCE_STATES } from '../vocabulary.ts';
import { conversationEvent, messageAck, problemFrame, sessionBye } from './visitor-frames.ts';

const conversationId = conversationIdField;

/** The person is away after so long without another word of them; absent: stays here for as long as the socket. */
const forMsField = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400_000)));

export const staffHello = v.strictObject({
  t: v.literal('session.hello'),
  /** Access token (JWT). Sent again on the same socket before it expires. */
  token: v.pipe(v.string(), v.maxLength(4096)),
  presence: v.optional(v.picklist(PRESENCE_STATES)),
  forMs: forMsField,
});
export const presenceSet = v.strictObject({
  t: v.literal('presence.set'),
  state: v.picklist(PRESENCE_STATES),
  forMs: forMsField,
});
export const staffMessageSend = v.strictObject({
  t: v.literal('message.send'),
  ref: refField,
  after: afterField,
  conversationId,
  text: textField(LIMITS.maxTextCodePoints),
  seen: seenField,
});
export const conversationTake = v.strictObject({
  t: v.literal('conversation.take'),
  ref: refField,
  after: afterField,
  conversationId,
  from: fromField,
});
export const conversationAssign = v.strictObject({
  t: v.literal('conversation.assign'),
  ref: refField,
  after: afterField,
  conversationId,
  staffId: v.nullable(staffIdField),
  /** Beside a `staffId` of null: back to the queue, for this team first. */
  teamId: v.optional(teamIdField),
});
export const conversationClose = v.strictObject({
  t: v.literal('conversation.close'),
  ref: refField,
  after: afterField,
  conversationId,
  seen: seenField,
});
export const conversationReopen = v.strictObject({
  t: v.literal('conversation.reopen'),
  ref: refField,
  after: afterField,
  conversationId,
});
export const staffEventsResume = v.strictObject({
  t: v.literal('events.resume'),
  conversationId,
  last: seqField,
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.maxBatchEvents))),
});
export const staffMessageRead = v.strictObject({
  t: v.literal('message.read'),
  conversationId,
  seq: seqField,
});
/** The conversation that the console shows; null for none. Colleagues see it. */
export const conversationLook = v.strictObject({
  t: v.literal('conversation.look'),
  conversationId: v.nullable(conversationId),
});
export const staffTypingSet = v.strictObject({ t: v.literal('typing.set'), conversationId, on: v.boolean() });
export const staffPing = v.strictObject({
  t: v.literal('session.ping'),
  n: seqField,
  /** The `cursor` of the last ready or pong. */
  cursor: v.optional(isoInstantField),
});

/** Everything a console may send. Staff name the conversation; the service checks it against their scope. */
export const staffClientFrame = v.variant('t', [
  staffHello,
  presenceSet,
  staffMessageSend,
  conversationTake,
  conversationAssign,
  conversationClose,
  conversationReopen,
  staffEventsResume,
  staffMessageRead,
  conversationLook,
  staffTypingSet,
  staffPing,
]);
export type StaffClientFrame = v.InferOutput<typeof staffClientFrame>;

/** A conversation's newest `seq`; the console resumes those it holds less of. */
const head = v.object({ conversationId: v.string(), shopId: v.string(), last: v.number() });

export const staffServerFrame = v.variant('t', [
  v.object({
    t: v.literal('session.ready'),
    now: v.string(),
    staffId: v.string(),
    cursor: v.string(),
    presence: v.picklist(PRESENCE_STATES),
  }),
  messageAck,
  problemFrame,
  sessionBye,
  /** A conversation that is new to this socket, before its first event. */
  v.object({ t: v.literal('conversation.new'), conversation: conversationSummary }),
  v.object({
    t: v.literal('event.new'),
    shopId: v.string(),
    conversationId: v.string(),
    event: conversationEvent,
  }),
  v.object({
    t: v.literal('events.batch'),
    conversationId: v.string(),
    events: v.array(conversationEvent),
    more: v.boolean(),
    last: v.number(),
  }),
  v.object({ t: v.literal('events.reset'), conversationId: v.string(), reason: v.string() }),
  v.object({ t: v.literal('conversation.gone'), shopId: v.string(), conversationId: v.string() }),
  v.object({
    t: v.literal('visitor.page'),
    shopId: v.string(),
    conversationId: v.string(),
    page: v.string(),
    product: v.nullable(productView),
  }),
  /** The shop server said something of its customer: read it over HTTP. */
  v.object({ t: v.literal('customer.known'), shopId: v.string(), conversationId: v.string() }),
  v.object({
    t: v.literal('typing.show'),
    conversationId: v.string(),
    on: v.boolean(),
    /** The consultant who types; absent for the visitor. */
    by: v.optional(v.object({ staffId: v.string(), name: v.string() })),
  }),
  /** Conversations whose visitors are connected now: all of them after hello, then each that comes. */
  v.object({ t: v.literal('visitors.here'), shopId: v.string(), conversationIds: v.array(v.string()) }),
  v.object({
    t: v.literal('visitor.left'),
    shopId: v.string(),
    conversationId: v.string(),
    at: v.string(),
  }),
  /** Everybody who has the conversation open, each once; oneself too. */
  v.object({
    t: v.literal('colleagues.looking'),
    shopId: v.string(),
    conversationId: v.string(),
    staff: v.array(v.object({ staffId: v.string(), name: v.string() })),
  }),
  /** Tags of one conversation; without a conversation the list of the shop changed: read it over HTTP. */
  v.object({
    t: v.literal('tags.changed'),
    shopId: v.string(),
    conversationId: v.nullable(v.string()),
    tagIds: v.array(v.string()),
  }),
  /** The teams of the shop changed: read them over HTTP. */
  v.object({ t: v.literal('teams.changed'), shopId: v.string() }),
  /** An internal note was written. The visitor's socket has no such frame. */
  v.object({ t: v.literal('note.new'), note: noteView }),
  v.object({ t: v.literal('lead.changed'), shopId: v.string(), leadId: v.string() }),
  v.object({
    t: v.literal('presence.changed'),
    shopId: v.string(),
    here: v.array(v.object({ staffId: v.string(), name: v.string() })),
  }),
  v.object({
    t: v.literal('policy.changed'),
    shopId: v.string(),
    state: v.nullable(v.picklist(POLICY_STATES)),
  }),
  /** The shop's admin pages sent a test message: the connection works. */
  v.object({ t: v.literal('store.tested'), shopId: v.string() }),
  /** Rights or shops changed: fetch /v1/staff/me again. */
  v.object({ t: v.literal('access.changed') }),
  v.object({
    t: v.literal('session.pong'),
    n: v.number(),
    now: v.string(),
    cursor: v.string(),
    /** Conversations that moved since the client's cursor, with a 5 s overlap. */
    heads: v.array(head),
  }),
]);
export type StaffServerFrame = v.InferOutput<typeof staffServerFrame>;
