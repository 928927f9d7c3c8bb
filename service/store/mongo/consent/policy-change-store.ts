import { type Connection, Schema } from 'mongoose';
import type { PolicyChange, PolicyChangeStore } from '../../../domain/model/notice/policy-change.ts';
import { requireInScope } from '../../scope.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

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
    reached: Number,
    workedAt: Date,
    doneAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoPolicyChangeStore = (connection: Connection): PolicyChangeStore => {
  const rows = connection.model<Row>('PolicyChange', schema, 'policyChanges');
  return {
    async insert(scope, change) {
      requireInScope(scope, change);
      try {
        await rows.create(toDocument(change));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    async get(scope, id) {
      const row = await rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>();
      return row === null ? null : fromDocument<PolicyChange>(row);
    },
    async list(scope) {
      const found = await rows
        .find({ shopId: scope.shopId })
        .sort({ changedAt: -1, _id: -1 })
        .limit(100)
        .lean<Row[]>();
      return found.map((row) => fromDocument<PolicyChange>(row));
    },
    async decide(scope, id, decision) {
      const filter = { _id: id, shopId: scope.shopId, choice: null };
      return (await rows.updateOne(filter, { $set: decision })).matchedCount === 1;
    },
    async advance(scope, id, progress) {
      await rows.updateOne({ _id: id, shopId: scope.shopId }, { $set: progress });
    },
  };
};
