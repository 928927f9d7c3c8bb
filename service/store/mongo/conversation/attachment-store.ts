import { type Connection, Schema, trusted } from 'mongoose';
import type { Attachment } from '../../../domain/model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../../../domain/model/attachment/attachment-store.ts';
import type { AttachmentId, ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<Attachment>;

const CONVERSATION_ID = { type: String, immutable: true } as const;
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    conversationId: CONVERSATION_ID,
    ref: { type: String, immutable: true },
    staffId: String,
    type: { type: String, immutable: true },
    bytes: Number,
    width: Number,
    height: Number,
    name: String,
    at: { type: Date, immutable: true },
    seq: Number,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoAttachmentStore = (connection: Connection): AttachmentStore => {
  const rows = shopTable<Row>(connection, 'Attachment', schema, 'attachments', ['conversationId']);
  const attachmentOf = (row: Row) => fromDocument<Attachment>(row);
  const sort = { at: 1, _id: 1 } as const;
  return {
    insert: async (scope, attachment) => rows.insertOnce(scope, toDocument(attachment)),
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : attachmentOf(row);
    },
    async findByRef(scope, conversationId, ref) {
      const row = await rows.findOne(scope, { conversationId, ref });
      return row === null ? null : attachmentOf(row);
    },
    setSeq: async (scope, id, seq) => rows.update(scope, { _id: id }, { $set: { seq } }),
    async listByConversation(scope, conversationId) {
      return (await rows.find(scope, { conversationId }, { sort })).map(attachmentOf);
    },
    usedBytes: async (scope) => rows.raw.sumOf(scope, {}, 'bytes'),
    async unfinished(scope, before) {
      const found = await rows.find(scope, { seq: null, at: trusted({ $lte: before }) }, { sort });
      return found.map(attachmentOf);
    },
    conversationIds: async (scope) => (await rows.values(scope, 'conversationId')) as ConversationId[],
    remove: async (scope, id) => rows.remove(scope, { _id: id }),
    removeByConversation: async (scope, conversationId) => rows.removeAll(scope, { conversationId }),
  };
};

type Part = {
  /** Attachment and place of the part. */
  _id: string;
  shopId: ShopId;
  conversationId: ConversationId;
  attachmentId: AttachmentId;
  part: number;
  parts: number;
  sealed: Uint8Array;
};
const partSchema = new Schema<Part>(
  {
    _id: String,
    shopId: SHOP_ID,
    conversationId: CONVERSATION_ID,
    attachmentId: { type: String, immutable: true },
    part: Number,
    parts: Number,
    sealed: Buffer,
  },
  SCHEMA_OPTIONS,
);

/** The database's driver returns bytes with a buffer around them. */
const bytesOf = (value: unknown): Uint8Array => {
  const held = value instanceof Uint8Array ? value : (value as { buffer: Uint8Array }).buffer;
  return new Uint8Array(held);
};

/** Bytes in the database, in parts below every limit of a document. Decision 0121. */
export const makeMongoAttachmentBytes = (connection: Connection): AttachmentBytes => {
  const rows = shopTable<Part>(connection, 'AttachmentPart', partSchema, 'attachmentParts', [
    'attachmentId',
    'conversationId',
  ]);
  return {
    async put(scope, { id, conversationId }, parts) {
      const { shopId } = scope;
      for (const [at, bytes] of parts.entries()) {
        const part = at + 1;
        const _id = `${id} ${part}`;
        const sealed = Buffer.from(bytes);
        await rows.insert(scope, {
          _id,
          shopId,
          conversationId,
          attachmentId: id,
          part,
          parts: parts.length,
          sealed,
        });
      }
    },
    async get(scope, { id }) {
      const found = await rows.find(scope, { attachmentId: id }, { sort: { part: 1 } });
      const isWhole = found.length > 0 && found.every(({ parts }) => parts === found.length);
      return isWhole ? found.map(({ sealed }) => bytesOf(sealed)) : null;
    },
    remove: async (scope, attachmentId) => rows.removeAll(scope, { attachmentId }),
    removeByConversation: async (scope, conversationId) => rows.removeAll(scope, { conversationId }),
  };
};
