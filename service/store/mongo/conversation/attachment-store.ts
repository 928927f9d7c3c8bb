import { type Connection, Schema, trusted } from 'mongoose';
import {
  type Attachment,
  type AttachmentObject,
  placesOf,
} from '../../../domain/model/attachment/attachment.ts';
import type {
  AttachmentBytes,
  AttachmentObjects,
  AttachmentStore,
} from '../../../domain/model/attachment/attachment-store.ts';
import type { AttachmentId, ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { type ShopTable, shopTable } from '../base/shop-table.ts';

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
    usedBytes: async (scope) => rows.raw.sumByShop(scope, 'bytes'),
    async unfinished(scope, before) {
      const found = await rows.find(scope, { seq: null, at: trusted({ $lte: before }) }, { sort });
      return found.map(attachmentOf);
    },
    async existing(scope, ids) {
      if (ids.length === 0) return [];
      return (await rows.find(scope, { _id: trusted({ $in: [...ids] }) }, { select: ['_id'] })).map(
        ({ _id }) => _id,
      );
    },
    conversationIds: async (scope) => (await rows.values(scope, 'conversationId')) as ConversationId[],
    remove: async (scope, id) => rows.remove(scope, { _id: id }),
    removeByConversation: async (scope, conversationId) => rows.removeAll(scope, { conversationId }),
  };
};

type Part = {
  /** Attachment and part; in a bucket the object. */
  _id: string;
  shopId: ShopId;
  conversationId: ConversationId;
  attachmentId: AttachmentId;
  part: number;
  parts: number;
  /** Null: in a bucket. */
  sealed: Uint8Array | null;
  /** Absent: here. */
  bucket?: string;
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
    bucket: { type: String, immutable: true },
  },
  SCHEMA_OPTIONS,
);

const partId = (id: AttachmentId, part: number): string => `${id} ${part}`;

const bytesOf = (value: unknown): Uint8Array => {
  const held = value instanceof Uint8Array ? value : (value as { buffer: Uint8Array }).buffer;
  return new Uint8Array(held);
};

export const makeMongoAttachmentParts = (
  connection: Connection,
): { attachmentBytes: AttachmentBytes; attachmentObjects: AttachmentObjects } => {
  const rows = shopTable<Part>(connection, 'AttachmentPart', partSchema, 'attachmentParts', [
    'attachmentId',
    'conversationId',
  ]);
  return { attachmentBytes: bytesIn(rows), attachmentObjects: objectsIn(rows) };
};

/** Below the document limit. */
const bytesIn = (rows: ShopTable<Part>): AttachmentBytes => {
  const here = { bucket: null } as object;
  return {
    async put(scope, { id, conversationId }, parts) {
      const { shopId } = scope;
      for (const [at, bytes] of parts.entries()) {
        const part = at + 1;
        const _id = partId(id, part);
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
    async get(scope, { id }, part) {
      const found = await rows.findOne(scope, { _id: partId(id, part) });
      return found === null ? null : { bytes: bytesOf(found.sealed), parts: found.parts };
    },
    remove: async (scope, attachmentId) => rows.removeAll(scope, { attachmentId, ...here }),
    removeByConversation: async (scope, conversationId) => rows.removeAll(scope, { conversationId, ...here }),
  };
};

const objectsIn = (rows: ShopTable<Part>): AttachmentObjects => {
  const elsewhere = { bucket: trusted({ $ne: null }) } as object;
  const among = (ids: readonly string[]) => ({ _id: trusted({ $in: [...ids] }), ...elsewhere });
  const sort = { part: 1 } as const;
  const objectOf = ({ _id, sealed: _, bucket = '', ...rest }: Part): AttachmentObject =>
    frozenCopy({ id: _id, ...rest, bucket });
  return {
    async insert(scope, objects) {
      for (const { id, ...rest } of objects) await rows.insert(scope, { _id: id, ...rest, sealed: null });
    },
    async get(scope, attachmentId, part) {
      const found = await rows.findOne(scope, { attachmentId, part, ...elsewhere });
      return found === null ? null : objectOf(found);
    },
    async list(scope, attachmentId) {
      return (await rows.find(scope, { attachmentId, ...elsewhere }, { sort })).map(objectOf);
    },
    async listByConversation(scope, conversationId) {
      return (await rows.find(scope, { conversationId, ...elsewhere }, { sort })).map(objectOf);
    },
    remove: async (scope, ids) => (ids.length === 0 ? 0 : rows.removeAll(scope, among(ids))),
    async places(scope) {
      const select = ['attachmentId', 'conversationId'];
      return placesOf(
        await rows.find<Pick<Part, 'attachmentId' | 'conversationId'>>(scope, elsewhere, { select }),
      );
    },
    async known(service, ids) {
      if (ids.length === 0) return [];
      return (await rows.find(allShops(service), among(ids), { select: ['_id'] })).map(({ _id }) => _id);
    },
  };
};
