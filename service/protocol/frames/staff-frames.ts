/** Frames on /v1/staff/socket, subprotocol zgoda.v1. */
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

/** Idle time until away; absent: never. */
const forMsField = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400_000)));

export const staffHello = v.strictObject({
  t: v.literal('session.hello'),
  /** JWT, renewed on the same socket. */
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
  /** With `staffId` null: queue of this team first. */
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
/** Shown conversation, visible to colleagues; null: none. */
export const conversationLook = v.strictObject({
  t: v.literal('conversation.look'),
  conversationId: v.nullable(conversationId),
});
export const staffTypingSet = v.strictObject({ t: v.literal('typing.set'), conversationId, on: v.boolean() });
export const staffPing = v.strictObject({
  t: v.literal('session.ping'),
  n: seqField,
  /** From the last ready or pong. */
  cursor: v.optional(isoInstantField),
});

/** Console to service; checked against the scope. */
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

/** Newest `seq`; consoles resume if behind. */
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
  /** Before its first event. */
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
  /** Customer facts changed: read over HTTP. */
  v.object({ t: v.literal('customer.known'), shopId: v.string(), conversationId: v.string() }),
  v.object({
    t: v.literal('typing.show'),
    conversationId: v.string(),
    on: v.boolean(),
    /** Absent: visitor. */
    by: v.optional(v.object({ staffId: v.string(), name: v.string() })),
  }),
  /** Connected visitors: all after hello, then additions. */
  v.object({ t: v.literal('visitors.here'), shopId: v.string(), conversationIds: v.array(v.string()) }),
  v.object({
    t: v.literal('visitor.left'),
    shopId: v.string(),
    conversationId: v.string(),
    at: v.string(),
  }),
  /** All viewers, including oneself. */
  v.object({
    t: v.literal('colleagues.looking'),
    shopId: v.string(),
    conversationId: v.string(),
    staff: v.array(v.object({ staffId: v.string(), name: v.string() })),
  }),
  /** Without a conversation: the shop's list changed. */
  v.object({
    t: v.literal('tags.changed'),
    shopId: v.string(),
    conversationId: v.nullable(v.string()),
    tagIds: v.array(v.string()),
  }),
  /** Read over HTTP. */
  v.object({ t: v.literal('teams.changed'), shopId: v.string() }),
  /** Staff only. */
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
  /** Test from the shop's admin. */
  v.object({ t: v.literal('store.tested'), shopId: v.string() }),
  /** Fetch /v1/staff/me again. */
  v.object({ t: v.literal('access.changed') }),
  v.object({
    t: v.literal('session.pong'),
    n: v.number(),
    now: v.string(),
    cursor: v.string(),
    /** Moved since the cursor, with 5 s overlap. */
    heads: v.array(head),
  }),
]);
export type StaffServerFrame = v.InferOutput<typeof staffServerFrame>;
