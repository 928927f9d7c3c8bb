import { type Connection, type Model, type mongo, Schema, trusted } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation, ConversationEvent } from '../../../domain/model/conversation/conversation.ts';
import { type InboxKey, inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationsDue } from '../../../domain/model/retention/retention.ts';
import type { ConversationId, EventId } from '../../../protocol/vocabulary.ts';
import { type AnswerGuard, answerGuard } from '../base/answer-guard.ts';
import { CONFIRMED } from '../base/connection.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

/**
 * Without a token the field is absent, so that the sparse unique index holds only tokens. The lists of the inbox in
 * which it stands are an index key: the embedded engine serves a range only behind equalities.
 */
export type ConversationRow = Omit<Document<Conversation>, 'tokenHash'> & {
  readonly tokenHash?: string;
  readonly inboxKeys: readonly InboxKey[];
};

/**
 * `_id` is conversation and `ref`: the primary key judges that the same `ref` is stored once, which costs the write
 * path one index less than a unique index of its own.
 */
export type EventRow = Omit<ConversationEvent, 'id' | 'ref'> & { readonly _id: string; readonly id: EventId };

const EVENTS = 'events';

const assignedTo = new Schema({ staffId: String, name: String }, PART_OPTIONS);
const product = new Schema({ name: String, id: String, price: String, currency: String }, PART_OPTIONS);
const promisedDays = new Schema({ identified: Number, anonymous: Number }, PART_OPTIONS);
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
    lastSeq: Number,
    lastAt: Date,
    expiresAt: Date,
    unread: Number,
    readByVisitor: Number,
    readByStaff: Number,
    preview: String,
    inboxKeys: [String],
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);
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
).plugin(shopGuard);

/** Models for what is rare; the collections under them for the write path, which cannot pay for casting. */
export type ConversationTables = AnswerGuard & {
  readonly conversations: Model<ConversationRow>;
  readonly rawConversations: mongo.Collection<ConversationRow>;
  readonly rawEvents: mongo.Collection<EventRow>;
  /** Unordered insert; the answer accounts for every row. */
  insertEvents(rows: readonly EventRow[]): Promise<{ n: number; writeErrors?: Refusal[] }>;
};
/** A row that the database did not take. */
export type Refusal = { readonly index: number; readonly code: number; readonly errmsg: string };

export const conversationTables = (connection: Connection): ConversationTables => {
  const conversations = connection.model<ConversationRow>(
    'Conversation',
    conversationSchema,
    'conversations',
  );
  const events = connection.model<EventRow>('ConversationEvent', eventSchema, EVENTS);
  const db = connection.getClient().db(connection.name);
  const { inTime, whileConnected } = answerGuard(connection);
  return {
    inTime,
    whileConnected,
    conversations,
    rawConversations: conversations.collection as unknown as mongo.Collection<ConversationRow>,
    rawEvents: events.collection as unknown as mongo.Collection<EventRow>,
    async insertEvents(rows) {
      const { n, writeErrors } = await inTime(
        db.command({ insert: EVENTS, documents: rows, ordered: false, writeConcern: CONFIRMED }),
      );
      return { n, writeErrors };
    },
  };
};

export const conversationOf = ({ inboxKeys: _keys, ...row }: ConversationRow): Conversation =>
  fromDocument<Conversation>({ ...row, tokenHash: row.tokenHash ?? null });

export const conversationRow = (conversation: Conversation): ConversationRow => {
  const { id, tokenHash, ...rest } = conversation;
  return {
    _id: id,
    ...rest,
    ...(tokenHash === null ? {} : { tokenHash }),
    inboxKeys: inboxKeys(conversation),
  };
};

export const eventKey = (conversationId: ConversationId, ref: string): string => `${conversationId}/${ref}`;

export const eventRow = (event: ConversationEvent): EventRow => {
  const { ref, ...rest } = event;
  return { _id: eventKey(event.conversationId, ref), ...rest };
};

export const eventOf = (row: EventRow): ConversationEvent => {
  const { _id, ...rest } = row;
  Object.freeze(rest.body);
  return Object.freeze({ ...rest, ref: _id.slice(row.conversationId.length + 1) });
};

/** What the events say about their conversation: the part of it that is a cache. */
export const cachedFields = (conversation: Conversation) => ({
  status: conversation.status,
  assignedTo: conversation.assignedTo,
  lastSeq: conversation.lastSeq,
  lastAt: conversation.lastAt,
  expiresAt: conversation.expiresAt,
  unread: conversation.unread,
  readByVisitor: conversation.readByVisitor,
  readByStaff: conversation.readByStaff,
  preview: conversation.preview,
});

/** The same, as it lies in the row. */
export const cachedColumns = (conversation: Conversation) => ({
  ...cachedFields(conversation),
  inboxKeys: inboxKeys(conversation),
});

/** One filter for each index; a conversation may fit more than one. */
export const dueFilters = ({ shopId }: ShopScope, due: ConversationsDue) => {
  const free = { restrictedAt: null, heldAt: null };
  return [
    { shopId, expiresAt: trusted({ $lte: due.at }), ...free },
    { shopId, lastAt: trusted({ $lte: due.anonymousUntil }), subjectKeys: trusted({ $size: 0 }), ...free },
    { shopId, lastAt: trusted({ $lte: due.identifiedUntil }), subjectKeys: trusted({ $ne: [] }), ...free },
  ];
};
