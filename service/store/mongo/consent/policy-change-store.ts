import { type Connection, Schema, trusted } from 'mongoose';
import type {
  PolicyChange,
  PolicyChangeStore,
  PolicyStep,
} from '../../../domain/model/notice/policy-change.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<PolicyChange>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    locale: String,
    title: String,
    url: String,
    fromSha256: String,
    toSha256: String,
    fromNoticeId: String,
    toNoticeId: String,
    changedAt: Date,
    choice: String,
    decidedBy: String,
    decidedAt: Date,
    leads: Number,
    cards: Number,
    subscriptions: Number,
    cursor: String,
    failed: { type: [String], default: undefined },
    reached: Number,
    mailed: Number,
    workedAt: Date,
    doneAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoPolicyChangeStore = (connection: Connection): PolicyChangeStore => {
  const rows = shopTable<Row>(connection, 'PolicyChange', schema, 'policyChanges');
  return {
    async insert(scope, change) {
      await rows.insertOnce(scope, toDocument(change));
    },
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : fromDocument<PolicyChange>(row);
    },
    async list(scope) {
      const found = await rows.find(scope, {}, { sort: { changedAt: -1, _id: -1 }, limit: 100 });
      return found.map((row) => fromDocument<PolicyChange>(row));
    },
    countUndecided: (scope) => rows.raw.countByShop(scope, { choice: null }),
    async steps(scope) {
      const select = ['-_id', 'fromSha256', 'toSha256'];
      return rows.find<PolicyStep>(scope, {}, { select });
    },
    async decide(scope, id, decision) {
      return rows.update(scope, { _id: id, choice: null }, { $set: decision });
    },
    async advance(scope, id, progress) {
      await rows.update(scope, { _id: id }, { $set: progress });
    },
    async countMailed(scope, id) {
      await rows.update(scope, { _id: id, mailed: trusted({ $ne: null }) }, { $inc: { mailed: 1 } });
    },
  };
};
