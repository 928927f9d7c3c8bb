import { type Connection, Schema } from 'mongoose';
import type { Team } from '../../../domain/model/team/team.ts';
import type { ShopTeamStore } from '../../../domain/model/team/team-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = { _id: ShopId; shopId: ShopId; teams: Team[] };
const team = new Schema({ id: String, name: String, memberIds: [String] }, PART_OPTIONS);
const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, teams: [team] }, SCHEMA_OPTIONS);
const teamOf = ({ id, name, memberIds }: Team): Team => ({ id, name, memberIds: [...memberIds] });

export const makeMongoShopTeamStore = (connection: Connection): ShopTeamStore => {
  const rows = shopTable<Row>(connection, 'ShopTeams', schema, 'shopTeams');
  return {
    async get(scope) {
      return ((await rows.findOne(scope, { _id: scope.shopId }))?.teams ?? []).map(teamOf);
    },
    async list(scope) {
      return (await rows.find(scope)).map(({ shopId, teams }) => ({ shopId, teams: teams.map(teamOf) }));
    },
    put: (scope, teams) =>
      rows.replace(
        scope,
        { _id: scope.shopId },
        { _id: scope.shopId, shopId: scope.shopId, teams: teams.map(teamOf) },
      ),
    async forgetStaff(service, staffId) {
      const everywhere = allShops(service);
      for (const row of await rows.find(everywhere, { 'teams.memberIds': staffId })) {
        const teams = row.teams.map((one) => ({
          ...teamOf(one),
          memberIds: one.memberIds.filter((id) => id !== staffId),
        }));
        await rows.update(everywhere, { _id: row._id }, { $set: { teams } });
      }
    },
  };
};
