import type { Team } from '../../../../service/domain/model/team/team.ts';
import type { ShopTeamStore } from '../../../../service/domain/model/team/team-store.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryShopTeamStore = (): ShopTeamStore => {
  const rows = memoryTable<ShopId, { shopId: ShopId; teams: readonly Team[] }>('shopTeams');
  return {
    async get({ shopId }) {
      return rows.get(shopId)?.teams ?? [];
    },
    async list(scope) {
      return [...rows.values()].filter((row) => isInScope(scope, row));
    },
    async put({ shopId }, teams) {
      rows.set(shopId, frozenCopy({ shopId, teams }));
    },
    async forgetStaff(_service, staffId) {
      for (const { shopId, teams } of [...rows.values()]) {
        const left = teams.map((one) => ({
          ...one,
          memberIds: one.memberIds.filter((id) => id !== staffId),
        }));
        rows.set(shopId, frozenCopy({ shopId, teams: left }));
      }
    },
  };
};
