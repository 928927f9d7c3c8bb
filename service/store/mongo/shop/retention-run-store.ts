import { type Connection, Schema } from 'mongoose';
import type { RetentionRun, RetentionRunStore } from '../../../domain/model/retention/retention-run.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<RetentionRun>;

const removed = new Schema(
  { leads: Number, conversations: Number, receipts: Number, optins: Number, proofs: Number },
  PART_OPTIONS,
);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    startedAt: Date,
    durationMs: Number,
    instance: String,
    removed,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoRetentionRunStore = (connection: Connection): RetentionRunStore => {
  const rows = shopTable<Row>(connection, 'RetentionRun', schema, 'retentionRuns');
  return {
    async insert(scope, run) {
      await rows.insert(scope, toDocument(run));
    },
    async list(scope, limit) {
      const found = await rows.find(scope, {}, { sort: { startedAt: -1, _id: -1 }, limit });
      return found.map((row) => fromDocument<RetentionRun>(row));
    },
    removeExpired: rows.removeExpired,
  };
};
