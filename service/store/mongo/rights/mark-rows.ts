import { type Connection, Schema, trusted } from 'mongoose';
import { scopeOfRow } from '../../../domain/model/base/tenancy.ts';
import {
  ERASURE_MARK_MS,
  type ErasureMark,
  erasureMarkId,
} from '../../../domain/model/erasure/erasure-mark.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import type { Reach } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` contains the complete row, so marks are unique. */
type Row = ErasureMark & { _id: string; expiresAt: Date };
const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, kind: String, key: String, at: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
);

/** Marks of erasures, of which each of the two databases holds a collection. */
export const makeMarkRows = (connection: Connection, name: string, collection: string) => {
  const rows = shopTable<Row>(connection, name, schema, collection, ['key']);
  return {
    rows,
    async insert(marks: readonly ErasureMark[]): Promise<void> {
      for (const mark of marks) {
        const expiresAt = new Date(mark.at.getTime() + ERASURE_MARK_MS);
        await rows.insertOnce(scopeOfRow(mark), { ...mark, _id: erasureMarkId(mark), expiresAt });
      }
    },
    async valid(reach: Reach, now: Date): Promise<readonly ErasureMark[]> {
      const where = { expiresAt: trusted({ $gt: now }) };
      const found = await rows.find(reach, where, { sort: { _id: 1 } });
      return found.map(({ _id, expiresAt: _, ...mark }) => frozenCopy(mark));
    },
  };
};
