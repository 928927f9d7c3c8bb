import { type Connection, Schema, trusted } from 'mongoose';
import type { Conversation, ConversationEvent } from '../../../domain/model/conversation/conversation.ts';
import { type InboxKey, inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import {
  type ConversationsDue,
  lastContactOf,
  promisedConversationEnd,
} from '../../../domain/model/retention/retention.ts';
import type { ConversationId, EventId } from '../../../protocol/vocabulary.ts';
import { type AnswerGuard, answerGuard } from '../base/answer-guard.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import type { RawShopTable } from '../base/raw-shop-table.ts';
import { type ShopTable, shopTable } from '../base/shop-table.ts';

/**
 * `tokenHash` is absent without token (sparse unique index). `inboxKeys`: inbox lists as an index key, since
 * the embedded engine serves ranges only after equalities.
 */
export type ConversationRow = Omit<Document<Conversation>, 'tokenHash'> & {
  readonly tokenHash?: string;
  readonly inboxKeys: readonly InboxKey[];
  /** True while all counted events are in the search index; else null or absent. */
  readonly searched?: true | null;
};

/** `_id` is conversation and `ref`: the primary key makes `ref` unique without another index. */
export type EventRow = Omit<ConversationEvent, 'id' | 'ref'> & { readonly _id: string; readonly id: EventId };

const assignedTo = new Schema({ staffId: String, name: String }, PART_OPTIONS);
const product = new Schema({ name: String, id: String, price: String, currency: String }, PART_OPTIONS);
const team = new Schema({ id: String, at: Date }, PART_OPTIONS);
const block = new Schema({ reason: String, at: Date }, PART_OPTIONS);
const promisedDays = new Schema({ identified: Number, anonymous: Number }, PART_OPTIONS);
const told = new Schema({ seq: Number, at: Date }, PART_OPTIONS);
const mailWay = new Schema({ cardId: String, until: Date, told, textByMail: Boolean }, PART_OPTIONS);
const wayKey = new Schema({ kind: String, hash: String, until: Date }, PART_OPTIONS);
const waysBack = new Schema({ mail: mailWay, keys: [wayKey] }, PART_OPTIONS);
const conversationSchema = new Schema<ConversationRow>(
  {
    _id: String,
    shopId: SHOP_ID,
    openHash: { type: String, immutable: true },
    tokenHash: String,
    tokenExpiresAt: Date,
    status: String,
    assignedTo,
    locale: String,
    page: String,
    product,
    openedAt: { type: Date, immutable: true },
    promisedDays,
    subjectKeys: [String],
    customer: String,
    restrictedAt: Date,
    heldAt: Date,
    heldReason: String,
    eraseAskedAt: Date,
    waysBack,
    lastSeq: Number,
    lastAt: Date,
    expiresAt: Date,
    unread: Number,
    waitingSince: Date,
    wroteAt: Date,
    wroteSeq: Number,
    handedAt: Date,
    readByVisitor: Number,
    readByStaff: Number,
    preview: String,
    block,
    team,
    tagIds: { type: [String], default: undefined },
    teamIds: { type: [String], default: undefined },
    inboxKeys: [String],
    searched: Boolean,
  },
  SCHEMA_OPTIONS,
);
const eventSchema = new Schema<EventRow>(
  {
    _id: String,
    id: String,
    shopId: SHOP_ID,
    conversationId: { type: String, required: true, immutable: true },
    seq: { type: Number, required: true, immutable: true },
    author: String,
    staffId: String,
    at: Date,
    body: Schema.Types.Mixed,
  },
  SCHEMA_OPTIONS,
);

/** Conversations and events; events are raw, as casts are too slow for writes. */
export type ConversationTables = AnswerGuard & {
  readonly conversations: ShopTable<ConversationRow>;
  readonly events: RawShopTable<EventRow>;
};

export const conversationTables = (connection: Connection): ConversationTables => ({
  ...answerGuard(connection),
  conversations: shopTable<ConversationRow>(connection, 'Conversation', conversationSchema, 'conversations', [
    'tokenHash',
    // Partial index of rows missing in the search index.
    'searched',
  ]),
  events: shopTable<EventRow>(connection, 'ConversationEvent', eventSchema, 'events').raw,
});

export const conversationOf = ({
  inboxKeys: _keys,
  searched: _searched,
  ...row
}: ConversationRow): Conversation =>
  fromDocument<Conversation>({
    ...row,
    tokenHash: row.tokenHash ?? null,
  });

export const conversationRow = (conversation: Conversation): ConversationRow => {
  const { id, tokenHash, ...rest } = conversation;
  return {
    _id: id,
    ...rest,
    ...(tokenHash === null ? {} : { tokenHash }),
    inboxKeys: inboxKeys(conversation),
    // No events yet.
    searched: true,
  };
};

export const eventKey = (conversationId: ConversationId, ref: string): string => `${conversationId}/${ref}`;

export const eventRow = (event: ConversationEvent): EventRow => {
  const { id, shopId, conversationId, seq, ref, author, staffId, at, body } = event;
  const _id = eventKey(conversationId, ref);
  return { _id, id, shopId, conversationId, seq, author, staffId, at, body };
};

export const eventOf = (row: EventRow): ConversationEvent => {
  const { _id, ...rest } = row;
  Object.freeze(rest.body);
  return Object.freeze({ ...rest, ref: _id.slice(row.conversationId.length + 1) });
};

/** Fields cached from events. */
export const cachedFields = (conversation: Conversation) => ({
  status: conversation.status,
  assignedTo: conversation.assignedTo,
  lastSeq: conversation.lastSeq,
  lastAt: conversation.lastAt,
  expiresAt: conversation.expiresAt,
  unread: conversation.unread,
  waitingSince: conversation.waitingSince,
  readByVisitor: conversation.readByVisitor,
  readByStaff: conversation.readByStaff,
  preview: conversation.preview,
  block: conversation.block,
  team: conversation.team,
  ...(conversation.teamIds !== undefined && { teamIds: conversation.teamIds }),
  ...(conversation.wroteAt !== undefined && { wroteAt: conversation.wroteAt }),
  ...(conversation.wroteSeq !== undefined && { wroteSeq: conversation.wroteSeq }),
  ...(conversation.handedAt !== undefined && { handedAt: conversation.handedAt }),
});

/** The conversation with `newer`'s events; its promised end follows its own addresses. */
export const withEventsOf = (one: Conversation, newer: Conversation): Conversation =>
  Object.freeze({
    ...one,
    ...cachedFields(newer),
    expiresAt: promisedConversationEnd(one.promisedDays, one.subjectKeys, lastContactOf(newer)),
  });

/** Cached fields as stored. */
export const cachedColumns = (conversation: Conversation) => ({
  ...cachedFields(conversation),
  inboxKeys: inboxKeys(conversation),
  searched: null,
});

/** One filter per index; may overlap. */
export const dueFilters = (due: ConversationsDue) => {
  const free = { restrictedAt: null, heldAt: null };
  return [
    { expiresAt: trusted({ $lte: due.at }), ...free },
    { lastAt: trusted({ $lte: due.anonymousUntil }), subjectKeys: trusted({ $size: 0 }), ...free },
    { lastAt: trusted({ $lte: due.identifiedUntil }), subjectKeys: trusted({ $ne: [] }), ...free },
  ];
};
