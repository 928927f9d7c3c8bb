import { type Connection, Schema } from 'mongoose';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Grant } from '../../../domain/model/staff/staff.ts';
import type { GrantStore } from '../../../domain/model/staff/staff-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<Grant>;

const schema = new Schema<Row>(
  {
    _id: String,
    agencyId: String,
    shopId: SHOP_ID,
    role: String,
    since: Date,
    until: Date,
    contractId: String,
    contractDueAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoGrantStore = (connection: Connection): GrantStore => {
  const rows = shopTable<Row>(connection, 'Grant', schema, 'grants');
  const { inTime } = answerGuard(connection);
  const bySince = { since: 1, _id: 1 } as const;
  // The keys are the shops of the callers' scopes.
  const readShop = async (shopId: ShopId): Promise<[ShopId, readonly Grant[]]> => {
    const found = await inTime(rows.find(scopeOfShop(shopId), {}, { sort: bySince }));
    return [shopId, found.map((row) => fromDocument<Grant>(row))];
  };
  const ofShop = makeGroupedReads(
    async (shopIds: readonly ShopId[]) => new Map(await Promise.all(shopIds.map(readShop))),
  );
  return {
    async insert(scope, grant) {
      await rows.insert(scope, toDocument(grant));
    },
    async listByShop(scope) {
      return (await ofShop(scope.shopId)) ?? [];
    },
    async listByAgencies(agencyIds) {
      // The agencies are those of a signed-in person, whose scope is made from these rows.
      const found = await rows.find(credential('agencyId', ...agencyIds), { until: null }, { sort: bySince });
      return found.map((row) => fromDocument<Grant>(row));
    },
    async setContract(scope, id, contractId) {
      const row = await rows.change(scope, id, { $set: { contractId } }, { until: null });
      return row === null ? null : fromDocument<Grant>(row);
    },
    async end(scope, id, until) {
      const row = await rows.change(scope, id, { $set: { until } }, { until: null });
      return row === null ? null : fromDocument<Grant>(row);
    },
  };
};
