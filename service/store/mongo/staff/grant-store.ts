import { type Connection, Schema, trusted } from 'mongoose';
import type { Grant } from '../../../domain/model/staff/staff.ts';
import type { GrantStore } from '../../../domain/model/staff/staff-store.ts';
import { requireInScope } from '../../scope.ts';
import { changedRow } from '../base/changed-row.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

type Row = Document<Grant>;

const schema = new Schema<Row>(
  { _id: String, agencyId: String, shopId: SHOP_ID, role: String, since: Date, until: Date },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoGrantStore = (connection: Connection): GrantStore => {
  const rows = connection.model<Row>('Grant', schema, 'grants');
  const bySince = { since: 1, _id: 1 } as const;
  return {
    async insert(scope, grant) {
      requireInScope(scope, grant);
      await rows.create(toDocument(grant));
    },
    async listByShop(scope) {
      const found = await rows.find({ shopId: scope.shopId }).sort(bySince).lean<Row[]>();
      return found.map((row) => fromDocument<Grant>(row));
    },
    async listByAgencies(agencyIds) {
      // From these rows a person's scope is made.
      const query = rows.find({ agencyId: trusted({ $in: [...agencyIds] }), until: null });
      const found = await withoutShop(query).sort(bySince).lean<Row[]>();
      return found.map((row) => fromDocument<Grant>(row));
    },
    async end(scope, id, until) {
      const change = rows.updateOne({ _id: id, shopId: scope.shopId, until: null }, { $set: { until } });
      const row = await changedRow(change, rows.findOne({ _id: id, shopId: scope.shopId }).lean<Row>());
      return row === null ? null : fromDocument<Grant>(row);
    },
  };
};
