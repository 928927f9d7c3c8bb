import { type Connection, Schema, trusted } from 'mongoose';
import type { Breach, BreachNotice } from '../../../domain/breach/breach.ts';
import type { BreachStore } from '../../../domain/breach/breach-store.ts';
import { byText, newestFirst } from '../../order.ts';
import { requireInScope } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

type Row = Document<Breach>;
type NoticeRow = Document<BreachNotice>;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null for what the operator found.
    shopId: { type: String, immutable: true },
    isDrill: Boolean,
    kinds: [String],
    natures: [String],
    reach: String,
    from: Date,
    to: Date,
    foundAt: Date,
    what: String,
    consequences: String,
    measures: String,
    openedAt: Date,
    openedBy: String,
    state: String,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);
const noticeSchema = new Schema<NoticeRow>(
  {
    _id: String,
    breachId: { type: String, immutable: true },
    shopId: SHOP_ID,
    leads: Number,
    conversations: Number,
    accounts: Number,
    persons: Number,
    notifiedAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);
const newest = newestFirst<Breach>(
  (row) => row.openedAt,
  (row) => row.id,
);

export const makeMongoBreachStore = (connection: Connection): BreachStore => {
  const breaches = connection.model<Row>('Breach', schema, 'breaches');
  const notices = connection.model<NoticeRow>('BreachNotice', noticeSchema, 'breachNotices');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Breach>(row));
  return {
    async insert(scope, breach) {
      requireInScope(scope, breach);
      await breaches.create(toDocument(breach));
    },
    async get(scope, id) {
      const shopId = 'shopIds' in scope ? trusted({ $in: [...scope.shopIds] }) : scope.shopId;
      return one(await withoutShop(breaches.findOne({ _id: id, shopId })).lean<Row>());
    },
    async listOfOperator() {
      const found = await withoutShop(breaches.find({ shopId: null })).lean<Row[]>();
      return found.map((row) => fromDocument<Breach>(row)).sort(newest);
    },
    async setState({ shopId }, id, state) {
      const change = withoutShop(breaches.updateOne({ _id: id, shopId }, { $set: { state } }));
      return one(await changedRow(change, withoutShop(breaches.findOne({ _id: id, shopId })).lean<Row>()));
    },
    async addNotice(scope, notice) {
      requireInScope(scope, notice);
      await notices.create(toDocument(notice));
    },
    async noticesOf({ shopId }, id) {
      const own = shopId === null ? {} : { shopId };
      const found = await withoutShop(notices.find({ breachId: id, ...own })).lean<NoticeRow[]>();
      return found.map((row) => fromDocument<BreachNotice>(row)).sort((a, b) => byText(a.shopId, b.shopId));
    },
    async noticesFor(scope) {
      const found = await notices.find({ shopId: scope.shopId }).lean<NoticeRow[]>();
      return found.map((row) => fromDocument<BreachNotice>(row));
    },
    async setNotified(scope, id, at) {
      await notices.updateOne({ _id: id, shopId: scope.shopId }, { $set: { notifiedAt: at } });
    },
    async removeOwn({ shopId }) {
      for (const { _id } of await breaches.find({ shopId }, { _id: 1 }).lean<Row[]>()) {
        await notices.deleteMany({ shopId, breachId: _id });
        await breaches.deleteOne({ _id, shopId });
      }
    },
    async removeExpired(_service, now) {
      await withoutShop(notices.deleteMany({ expiresAt: trusted({ $lte: now }) }));
      return (await withoutShop(breaches.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
