import { type Connection, Schema, trusted } from 'mongoose';
import type { Breach, BreachNotice } from '../../../domain/breach/breach.ts';
import type { BreachStore } from '../../../domain/breach/breach-store.ts';
import { byText, newestFirst } from '../../order.ts';
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

type Row = Document<Breach>;
type NoticeRow = Document<BreachNotice>;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null: opened by the operator.
    shopId: { type: String, immutable: true },
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
);
const noticeSchema = new Schema<NoticeRow>(
  {
    _id: String,
    breachId: { type: String, immutable: true },
    shopId: SHOP_ID,
    notifiedAt: Date,
    assessments: [new Schema({ risk: String, reason: String, by: String, at: Date }, PART_OPTIONS)],
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);
const newest = newestFirst<Breach>(
  (row) => row.openedAt,
  (row) => row.id,
);

export const makeMongoBreachStore = (connection: Connection): BreachStore => {
  const breaches = shopTable<Row>(connection, 'Breach', schema, 'breaches');
  const notices = shopTable<NoticeRow>(connection, 'BreachNotice', noticeSchema, 'breachNotices', [
    'breachId',
  ]);
  const noticeOf = (row: NoticeRow): BreachNotice => fromDocument<BreachNotice>(row);
  const one = (row: Row | null) => (row === null ? null : fromDocument<Breach>(row));
  return {
    async insert(scope, breach) {
      await breaches.insert(scope, toDocument(breach));
    },
    async get(scope, id) {
      return one(await breaches.findOne(scope, { _id: id }));
    },
    async listOfOperator(service) {
      const found = await breaches.find(service);
      return found.map((row) => fromDocument<Breach>(row)).sort(newest);
    },
    async setState(scope, id, state) {
      return one(await breaches.change(scope, id, { $set: { state } }));
    },
    async addNotice(scope, notice) {
      await notices.insert(scope, toDocument(notice));
    },
    async noticesOf(scope, id) {
      const found = await notices.find(scope.shopId === null ? allShops(scope) : scope, { breachId: id });
      return found.map(noticeOf).sort((a, b) => byText(a.shopId, b.shopId));
    },
    async untold(scope, id, after, limit) {
      const behind = after === null ? {} : { _id: trusted({ $gt: after }) };
      const found = await notices.find(
        scope.shopId === null ? allShops(scope) : scope,
        { breachId: id, notifiedAt: null, ...behind },
        { sort: { _id: 1 }, limit },
      );
      return found.map(noticeOf);
    },
    async noticesFor(scope) {
      const found = await notices.find(scope);
      return found.map(noticeOf);
    },
    async addAssessment(scope, id, assessment) {
      await notices.update(scope, { _id: id }, { $push: { assessments: { ...assessment } } });
    },
    async setNotified(scope, id, at) {
      await notices.update(scope, { _id: id }, { $set: { notifiedAt: at } });
    },
    async removeOwn(scope) {
      for (const { _id } of await breaches.find(scope, {}, { select: ['_id'] })) {
        await notices.removeAll(scope, { breachId: _id });
        await breaches.remove(scope, { _id });
      }
    },
    async removeExpired(service, now) {
      await notices.removeExpired(allShops(service), now);
      return breaches.removeExpired(allShops(service), now);
    },
  };
};
