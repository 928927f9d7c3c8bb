import { type Connection, Schema, trusted } from 'mongoose';
import { scopeOfRow } from '../../../domain/model/base/tenancy.ts';
import {
  ERASURE_MARK_MS,
  type ErasureMark,
  type ErasureMarkStore,
  erasureMarkId,
} from '../../../domain/model/erasure/erasure-mark.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` contains the complete row, so marks are unique. */
type Row = ErasureMark & { _id: string; expiresAt: Date };

const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, kind: String, key: String, at: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
);

export const makeMongoErasureMarkStore = (connection: Connection): ErasureMarkStore => {
  const rows = shopTable<Row>(connection, 'Tombstone', schema, 'tombstones', ['key']);
  return {
    async put(scope, marks) {
      if (scope.shopId !== null) for (const mark of marks) requireInScope(scope, mark);
      for (const mark of marks) {
        const expiresAt = new Date(mark.at.getTime() + ERASURE_MARK_MS);
        await rows.insertOnce(scopeOfRow(mark), { ...mark, _id: erasureMarkId(mark), expiresAt });
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
    async hasSent(scope, now) {
      return rows.has(scope, { kind: 'sent', expiresAt: trusted({ $gt: now }) });
    },
    async sentAmong(scope, keys, now) {
      const where = {
        key: trusted({ $in: [...keys] }),
        kind: 'sent' as const,
        expiresAt: trusted({ $gt: now }),
      };
      const found = await rows.find(scope, where, { select: ['key'] });
      const marked = new Set(found.map(({ key }) => key));
      return keys.filter((key) => marked.has(key));
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
