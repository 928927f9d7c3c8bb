import { type Connection, Schema, trusted } from 'mongoose';
import type { Subscription } from '../../../domain/model/marketing/subscription.ts';
import type { SubscriptionStore } from '../../../domain/model/marketing/subscription-store.ts';
import { byText, LONG_PAST } from '../../order.ts';
import { requireInScope } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

type Row = Document<Subscription>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    channel: { type: String, immutable: true },
    subjectKey: { type: String, immutable: true },
    sealed: String,
    state: String,
    optIn: String,
    consentEventId: String,
    noticeId: String,
    locale: String,
    createdAt: Date,
    confirmedAt: Date,
    expiresAt: Date,
    unsubscribeHash: { type: String, immutable: true },
    restrictedAt: Date,
    importNote: String,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoSubscriptionStore = (connection: Connection): SubscriptionStore => {
  const rows = connection.model<Row>('Subscription', schema, 'subscriptions');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Subscription>(row));
  const all = (found: readonly Row[]) => found.map((row) => fromDocument<Subscription>(row));
  /** Null sorts before every date, so a bound below leaves out what has no end. */
  const until = (now: Date) => trusted({ $gt: LONG_PAST, $lte: now });
  return {
    async insert(scope, subscription) {
      requireInScope(scope, subscription);
      try {
        await rows.create(toDocument(subscription));
        return fromDocument<Subscription>(toDocument(subscription));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const { shopId } = scope;
        const { channel, subjectKey } = subscription;
        if ((await rows.exists({ shopId, channel, subjectKey })) !== null) return null;
        throw error;
      }
    },
    async get(scope, id) {
      return one(await rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>());
    },
    async whichExist(scope, ids) {
      const found = await rows
        .find({ shopId: scope.shopId, _id: trusted({ $in: [...ids] }) })
        .select('_id')
        .lean<Pick<Row, '_id'>[]>();
      return found.map((row) => row._id);
    },
    async ids(scope) {
      const found = await rows.find({ shopId: scope.shopId }).select('_id').lean<Pick<Row, '_id'>[]>();
      return found.map((row) => row._id).sort(byText);
    },
    async find(scope, channel, subjectKey) {
      return one(await rows.findOne({ shopId: scope.shopId, subjectKey, channel }).lean<Row>());
    },
    async findBySubject(scope, subjectKey) {
      return all(await rows.find({ shopId: scope.shopId, subjectKey }).sort({ _id: 1 }).lean<Row[]>());
    },
    async findByUnsubscribeHash(unsubscribeHash) {
      // The secret is the credential: the scope comes from this row.
      return one(await withoutShop(rows.findOne({ unsubscribeHash })).lean<Row>());
    },
    async change(scope, id, from, changes) {
      const change = rows.updateOne({ _id: id, shopId: scope.shopId, state: from }, { $set: changes });
      return one(await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>()));
    },
    async remove(scope, id) {
      return (await rows.deleteOne({ _id: id, shopId: scope.shopId })).deletedCount === 1;
    },
    async page(scope, state, channel, after, limit) {
      const from = after === null ? {} : { _id: trusted({ $gt: after }) };
      const found = await rows
        .find({ shopId: scope.shopId, state, channel, ...from })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return all(found);
    },
    async newest(scope, limit) {
      const found = await rows
        .find({ shopId: scope.shopId })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean<Row[]>();
      return all(found);
    },
    async count(scope, channel, state) {
      return rows.countDocuments({ shopId: scope.shopId, state, channel });
    },
    async countConfirmedUntil(scope, channel, at) {
      return rows.countDocuments({ shopId: scope.shopId, channel, confirmedAt: until(at) });
    },
    async listExpired(scope, now, limit) {
      const found = await rows
        .find({ shopId: scope.shopId, expiresAt: until(now) })
        .sort({ expiresAt: 1, _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return all(found);
    },
    async countExpired(scope, now) {
      return rows.countDocuments({ shopId: scope.shopId, expiresAt: until(now) });
    },
  };
};
