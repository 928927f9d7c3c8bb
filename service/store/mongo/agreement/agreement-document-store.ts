import { type Connection, Schema, trusted } from 'mongoose';
import type { AgreementDocument } from '../../../domain/model/agreement/agreement.ts';
import type {
  AgreementDocumentStore,
  AgreementFileStore,
} from '../../../domain/model/agreement/agreement-store.ts';
import type { AgreementId, ShopId } from '../../../protocol/vocabulary.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import { deliverySchema } from '../mail/delivery-schema.ts';

type Row = Document<AgreementDocument>;

const file = new Schema({ id: String, sha256: String, bytes: Number, by: String, at: Date }, PART_OPTIONS);
const acceptance = new Schema(
  {
    staffId: String,
    name: String,
    email: String,
    role: String,
    statement: String,
    initialState: String,
    at: Date,
    delivery: deliverySchema,
    confirmedAt: Date,
  },
  PART_OPTIONS,
);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    state: String,
    method: String,
    locale: { type: String, immutable: true },
    templateVersion: { type: String, immutable: true },
    // Never queried by part.
    variables: { type: Schema.Types.Mixed, immutable: true },
    text: { type: String, immutable: true },
    sha256: { type: String, immutable: true },
    createdBy: { type: String, immutable: true },
    createdAt: { type: Date, immutable: true },
    acceptance,
    scan: file,
    countersigned: file,
    activeAt: Date,
    priorId: String,
    endedAt: Date,
    endedBy: String,
    seal: new Schema({ keyId: String, signature: String }, PART_OPTIONS),
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoAgreementDocumentStore = (connection: Connection): AgreementDocumentStore => {
  const rows = shopTable<Row>(connection, 'AgreementDocument', schema, 'agreementDocuments');
  return {
    async insert(scope, document) {
      await rows.insert(scope, toDocument(document));
    },
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : fromDocument<AgreementDocument>(row);
    },
    async listByShop(scope) {
      const found = await rows.find(scope, {}, { sort: { createdAt: -1, _id: -1 } });
      return found.map((row) => fromDocument<AgreementDocument>(row));
    },
    async update(scope, id, from, changes) {
      const row = await rows.change(scope, id, { $set: changes }, { state: from });
      return row === null ? null : fromDocument<AgreementDocument>(row);
    },
    async removeExpired(service, now) {
      const past = { expiresAt: trusted({ $lte: now }) };
      const found = await rows.find<Pick<Row, '_id' | 'shopId'>>(allShops(service), past, {
        select: ['_id', 'shopId'],
        sort: { createdAt: 1, _id: 1 },
      });
      await rows.removeAll(allShops(service), {
        ...past,
        _id: trusted({ $in: found.map(({ _id }) => _id) }),
      });
      return found.map(({ _id, shopId }) => ({ id: _id, shopId }));
    },
  };
};

type FilePart = {
  /** `doc_… 1/3` */
  _id: string;
  shopId: ShopId;
  agreementId: AgreementId;
  fileId: string;
  part: number;
  parts: number;
  sealed: string;
};
const partSchema = new Schema<FilePart>(
  {
    _id: String,
    shopId: SHOP_ID,
    agreementId: String,
    fileId: String,
    part: Number,
    parts: Number,
    sealed: String,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoAgreementFileStore = (connection: Connection): AgreementFileStore => {
  const rows = shopTable<FilePart>(connection, 'AgreementFile', partSchema, 'agreementFiles');
  return {
    async put(scope, agreementId, fileId, parts) {
      const { shopId } = scope;
      for (const [at, sealed] of parts.entries()) {
        const part = at + 1;
        const _id = `${fileId} ${part}/${parts.length}`;
        await rows.insert(scope, { _id, shopId, agreementId, fileId, part, parts: parts.length, sealed });
      }
    },
    async get(scope, agreementId, fileId) {
      const found = await rows.find(scope, { agreementId, fileId }, { sort: { part: 1 } });
      const isWhole = found.length > 0 && found.every(({ parts }) => parts === found.length);
      return isWhole ? found.map(({ sealed }) => sealed) : null;
    },
    async removeByAgreement(scope, agreementId) {
      return rows.removeAll(scope, { agreementId });
    },
  };
};
