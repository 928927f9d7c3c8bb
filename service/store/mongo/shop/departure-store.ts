import { type Connection, Schema, trusted } from 'mongoose';
import type { Departure } from '../../../domain/departure/departure.ts';
import type { ClosedShopStore, DepartureStore } from '../../../domain/departure/departure-store.ts';
import { newestFirst } from '../../order.ts';
import { conflict, requireInScope } from '../../scope.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

type Row = Document<Departure>;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null once the shop is gone.
    shopId: String,
    organisationId: { type: String, immutable: true },
    state: String,
    locale: String,
    requestedAt: { type: Date, immutable: true },
    requestedBy: { type: String, immutable: true },
    reason: { type: String, immutable: true },
    deleteAt: { type: Date, immutable: true },
    exportedAt: Date,
    sealed: String,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

const UNDER_WAY: Departure['state'][] = ['held', 'deleting'];
const ENDED: Departure['state'][] = ['done', 'cancelled'];
const byRequest = newestFirst<Departure>(
  (row) => row.requestedAt,
  (row) => row.id,
);

export const makeMongoDepartureStore = (connection: Connection): DepartureStore => {
  const rows = connection.model<Row>('Departure', schema, 'departures');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Departure>(row));
  const current: DepartureStore['current'] = async (scope) =>
    one(await rows.findOne({ shopId: scope.shopId, state: trusted({ $in: UNDER_WAY }) }).lean<Row>());
  return {
    async insert(scope, departure) {
      requireInScope(scope, { shopId: departure.shopId ?? scope.shopId });
      if ((await current(scope)) !== null) throw conflict();
      await rows.create(toDocument(departure));
    },
    current,
    async due(_service, now) {
      const found = await withoutShop(
        rows.find({ state: trusted({ $in: UNDER_WAY }), deleteAt: trusted({ $lte: now }) }),
      ).lean<Row[]>();
      return found.map((row) => fromDocument<Departure>(row));
    },
    async move({ shopId }, id, from, changes) {
      const key = { _id: id, shopId, state: trusted({ $in: [...from] }) };
      const row = await withoutShop(rows.findOne(key)).lean<Row>();
      if (row === null) return null;
      // The change may take it out of its shop, so it is not read again.
      const { matchedCount } = await withoutShop(rows.updateOne(key, { $set: changes }));
      return matchedCount === 0 ? null : one({ ...row, ...changes });
    },
    async finished(_service, organisationIds) {
      const ofCompanies =
        organisationIds === 'all' ? {} : { organisationId: trusted({ $in: [...organisationIds] }) };
      const found = await withoutShop(rows.find({ state: 'done', ...ofCompanies })).lean<Row[]>();
      return found.map((row) => fromDocument<Departure>(row)).sort(byRequest);
    },
    async removeExpired(_service, now) {
      const { deletedCount } = await withoutShop(
        rows.deleteMany({ state: trusted({ $in: ENDED }), expiresAt: trusted({ $lte: now }) }),
      );
      return deletedCount;
    },
  };
};

type ClosedRow = { _id: string; expiresAt: Date };
const closedSchema = new Schema<ClosedRow>({ _id: String, expiresAt: Date }, SCHEMA_OPTIONS);

export const makeMongoClosedShopStore = (connection: Connection): ClosedShopStore => {
  const rows = connection.model<ClosedRow>('ClosedShop', closedSchema, 'closedShops');
  return {
    async add(keyHash, expiresAt) {
      await rows.replaceOne({ _id: keyHash }, { _id: keyHash, expiresAt }, { upsert: true });
    },
    async has(keyHash) {
      return (await rows.exists({ _id: keyHash })) !== null;
    },
    async removeExpired(now) {
      return (await rows.deleteMany({ expiresAt: trusted({ $lte: now }) })).deletedCount;
    },
  };
};
