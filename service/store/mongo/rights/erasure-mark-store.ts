import { type Connection, Schema, trusted } from 'mongoose';
import {
  TOMBSTONE_MS,
  type Tombstone,
  type TombstoneStore,
  tombstoneId,
} from '../../../domain/model/erasure/erasure-mark.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is everything in it: the same mark is kept once. */
type Row = Tombstone & { _id: string; expiresAt: Date };

const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, kind: String, key: String, at: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

/** One row: the journal that this database belongs with. */
type JournalRow = { _id: 'journal'; journalId: string };
const journalSchema = new Schema<JournalRow>({ _id: String, journalId: String }, SCHEMA_OPTIONS);

export const makeMongoTombstoneStore = (connection: Connection): TombstoneStore => {
  const rows = connection.model<Row>('Tombstone', schema, 'tombstones');
  const journals = connection.model<JournalRow>('TombstoneJournal', journalSchema, 'tombstoneJournals');
  return {
    async put(scope, tombstones) {
      if (scope.shopId !== null) for (const mark of tombstones) requireInScope(scope, mark);
      for (const mark of tombstones) {
        const expiresAt = new Date(mark.at.getTime() + TOMBSTONE_MS);
        try {
          await rows.create({ ...mark, _id: tombstoneId(mark), expiresAt });
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
      }
    },
    async all(_service, now) {
      const found = await withoutShop(rows.find({ expiresAt: trusted({ $gt: now }) }))
        .sort({ _id: 1 })
        .lean<Row[]>();
      return found.map(({ _id, expiresAt: _, ...mark }) => frozenCopy(mark));
    },
    async hasSent({ shopId }, keys, now) {
      const row = await rows.exists({
        // The key first: the embedded engine takes the first condition that an index serves.
        ...(keys === null ? {} : { key: trusted({ $in: [...keys] }) }),
        shopId,
        kind: 'sent',
        expiresAt: trusted({ $gt: now }),
      });
      return row !== null;
    },
    async removeExpired(_service, now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
    async journalId() {
      return (await journals.findOne({ _id: 'journal' }).lean<JournalRow>())?.journalId ?? null;
    },
    async setJournalId(journalId) {
      await journals.replaceOne({ _id: 'journal' }, { _id: 'journal', journalId }, { upsert: true });
    },
  };
};
