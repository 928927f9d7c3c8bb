import { type Connection, Schema } from 'mongoose';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Grant } from '../../../domain/model/staff/staff.ts';
import type { GrantStore } from '../../../domain/model/staff/staff-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { makeRecentGroup, type RecentGroup } from '../../recent-reads.ts';
import { conflict } from '../../scope.ts';
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
  },
  SCHEMA_OPTIONS,
);

/** @param recent cache: read for every contact form and opened widget */
export const makeMongoGrantStore = (
  connection: Connection,
  recent: RecentGroup = makeRecentGroup(0),
): GrantStore => {
  const rows = shopTable<Row>(connection, 'Grant', schema, 'grants');
  const { inTime } = answerGuard(connection);
  const bySince = { since: 1, _id: 1 } as const;
  // Shops of the callers' scopes.
  const readShop = async (shopId: ShopId): Promise<[ShopId, readonly Grant[]]> => {
    const found = await inTime(rows.find(scopeOfShop(shopId), {}, { sort: bySince }));
    return [shopId, found.map((row) => fromDocument<Grant>(row))];
  };
  const ofShop = makeGroupedReads(
    async (shopIds: readonly ShopId[]) => new Map(await Promise.all(shopIds.map(readShop))),
  );
  const recently = recent.reads(ofShop);
  const changed = async (write: Promise<Row | null>): Promise<Grant | null> => {
    const row = await recently.after(write);
    return row === null ? null : fromDocument<Grant>(row);
  };
  return {
    async insert(scope, grant) {
      if (!(await recently.after(rows.insertOnce(scope, toDocument(grant))))) throw conflict();
    },
    async listByShop(scope) {
      return (await ofShop(scope.shopId)) ?? [];
    },
    async listRecent(scope) {
      return (await recently.get(scope.shopId)) ?? [];
    },
    async listByAgencies(agencyIds) {
      // Agencies of a signed-in person, whose scope is made from these rows.
      const found = await rows.find(credential('agencyId', ...agencyIds), { until: null }, { sort: bySince });
      return found.map((row) => fromDocument<Grant>(row));
    },
    setContract: (scope, id, contractId) =>
      changed(rows.change(scope, id, { $set: { contractId } }, { until: null })),
    end: (scope, id, until) => changed(rows.change(scope, id, { $set: { until } }, { until: null })),
  };
};
