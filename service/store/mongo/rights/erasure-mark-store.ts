import { type Connection, Schema, trusted } from 'mongoose';
import { scopeOfRow } from '../../../domain/model/base/tenancy.ts';
import {
  TOMBSTONE_MS,
  type Tombstone,
  type TombstoneStore,
  tombstoneId,
} from '../../../domain/model/erasure/erasure-mark.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { serviceTable } from '../base/service-table.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is everything in it: the same mark is kept once. */
type Row = Tombstone & { _id: string; expiresAt: Date };

const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, kind: String, key: String, at: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
);

/** One row: the journal that this database belongs with. */
type JournalRow = { _id: 'journal'; journalId: string };
const journalSchema = new Schema<JournalRow>({ _id: String, journalId: String }, SCHEMA_OPTIONS);

export const makeMongoTombstoneStore = (connection: Connection): TombstoneStore => {
  const rows = shopTable<Row>(connection, 'Tombstone', schema, 'tombstones', ['key']);
  const journals = serviceTable<JournalRow>(
    connection,
    'TombstoneJournal',
    journalSchema,
    'tombstoneJournals',
  );
  return {
    async put(scope, tombstones) {
      if (scope.shopId !== null) for (const mark of tombstones) requireInScope(scope, mark);
      for (const mark of tombstones) {
        const expiresAt = new Date(mark.at.getTime() + TOMBSTONE_MS);
        await rows.insertOnce(scopeOfRow(mark), { ...mark, _id: tombstoneId(mark), expiresAt });
      }
    },
    async all(service, now) {
      const found = await rows.find(
        allShops(service),
        { expiresAt: trusted({ $gt: now }) },
        { sort: { _id: 1 } },
      );
      return found.map(({ _id, expiresAt: _, ...mark }) => frozenCopy(mark));
    },
    async hasSent(scope, keys, now) {
      return rows.has(scope, {
        ...(keys === null ? {} : { key: trusted({ $in: [...keys] }) }),
        kind: 'sent',
        expiresAt: trusted({ $gt: now }),
      });
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
    async journalId() {
      return (await journals.findOne({ _id: 'journal' }).lean<JournalRow>())?.journalId ?? null;
    },
    async setJournalId(journalId) {
      await journals.replaceOne({ _id: 'journal' }, { _id: 'journal', journalId }, { upsert: true });
    },
  };
};
