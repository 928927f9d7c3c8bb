import { type Connection, Schema, trusted } from 'mongoose';
import type { Departure } from '../../../domain/departure/departure.ts';
import type { ClosedShopStore, DepartureStore } from '../../../domain/departure/departure-store.ts';
import { newestFirst } from '../../order.ts';
import { conflict } from '../../scope.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { serviceTable } from '../base/service-table.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<Departure>;

const schema = new Schema<Row>(
  {
    _id: String,
    // Null after the shop's deletion.
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
);

const UNDER_WAY: Departure['state'][] = ['held', 'deleting'];
const ENDED: Departure['state'][] = ['done', 'cancelled'];
const byRequest = newestFirst<Departure>(
  (row) => row.requestedAt,
  (row) => row.id,
);

export const makeMongoDepartureStore = (connection: Connection): DepartureStore => {
  const rows = shopTable<Row>(connection, 'Departure', schema, 'departures');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Departure>(row));
  const current: DepartureStore['current'] = async (scope) =>
    one(await rows.findOne(scope, { state: trusted({ $in: UNDER_WAY }) }));
  return {
    async insert(scope, departure) {
      // The unique index admits one of two concurrent calls.
      const isLeaving = (await current(scope)) !== null;
      if (isLeaving || !(await rows.insertOnce(scope, toDocument(departure)))) throw conflict();
    },
    current,
    async due(service, now) {
      const found = await rows.find(allShops(service), {
        state: trusted({ $in: UNDER_WAY }),
        deleteAt: trusted({ $lte: now }),
      });
      return found.map((row) => fromDocument<Departure>(row));
    },
    async move(scope, id, from, changes) {
      const key = { _id: id, state: trusted({ $in: [...from] }) };
      const row = await rows.findOne(scope, key);
      if (row === null) return null;
      // Not read again: the change may remove its shop.
      const isMoved = await rows.update(scope, key, { $set: changes });
      return isMoved ? one({ ...row, ...changes }) : null;
    },
    async finished(service, organisationIds) {
      const ofCompanies =
        organisationIds === 'all' ? {} : { organisationId: trusted({ $in: [...organisationIds] }) };
      const found = await rows.find(allShops(service), { state: 'done', ...ofCompanies });
      return found.map((row) => fromDocument<Departure>(row)).sort(byRequest);
    },
    removeExpired: (service, now) =>
      rows.removeExpired(allShops(service), now, { state: trusted({ $in: ENDED }) }),
  };
};

type ClosedRow = { _id: string; expiresAt: Date };
const closedSchema = new Schema<ClosedRow>({ _id: String, expiresAt: Date }, SCHEMA_OPTIONS);

export const makeMongoClosedShopStore = (connection: Connection): ClosedShopStore => {
  const rows = serviceTable<ClosedRow>(connection, 'ClosedShop', closedSchema, 'closedShops');
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
