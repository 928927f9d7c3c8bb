import { type Connection, Schema, trusted } from 'mongoose';
import type { RetentionRun, RetentionRunStore } from '../../../domain/model/retention/retention-run.ts';
import { requireInScope } from '../../scope.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

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
).plugin(shopGuard);

export const makeMongoRetentionRunStore = (connection: Connection): RetentionRunStore => {
  const rows = connection.model<Row>('RetentionRun', schema, 'retentionRuns');
  return {
    async insert(scope, run) {
      requireInScope(scope, run);
      await rows.create(toDocument(run));
    },
    async list(scope, limit) {
      const found = await rows
        .find({ shopId: scope.shopId })
        .sort({ startedAt: -1, _id: -1 })
        .limit(limit)
        .lean<Row[]>();
      return found.map((row) => fromDocument<RetentionRun>(row));
    },
    async removeExpired(scope, now) {
      const { shopId } = scope;
      return (await rows.deleteMany({ shopId, expiresAt: trusted({ $lte: now }) })).deletedCount;
    },
  };
};
