import { type Connection, Schema, trusted } from 'mongoose';
import type {
  RecordVersion,
  RecordVersionFacts,
  RecordVersionStore,
} from '../../../domain/processing-record/record-version.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<RecordVersion>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    number: Number,
    from: Date,
    sha256: String,
    // Written once and read whole.
    texts: Schema.Types.Mixed,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);
const FACTS = ['shopId', 'number', 'from', 'sha256', 'expiresAt'] as const;

export const makeMongoRecordVersionStore = (connection: Connection): RecordVersionStore => {
  const rows = shopTable<Row>(connection, 'RecordVersion', schema, 'recordVersions');
  return {
    async list(scope) {
      const found = await rows.find(scope, {}, { sort: { number: -1 }, select: FACTS });
      return found.map((row) => fromDocument<RecordVersionFacts>(row));
    },
    async get(scope, number) {
      const row = await rows.findOne(scope, { number });
      return row === null ? null : fromDocument<RecordVersion>(row);
    },
    insert: (scope, version) => rows.insertOnce(scope, toDocument(version)),
    async endBefore(scope, number, expiresAt) {
      await rows.updateAll(
        scope,
        { number: trusted({ $lt: number }), expiresAt: null },
        { $set: { expiresAt } },
      );
    },
    removeExpired: rows.removeExpired,
  };
};
