import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type {
  PolicyChange,
  PolicyChangeStore,
} from '../../../../service/domain/model/notice/policy-change.ts';
import type { PolicyChangeId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { newestFirst } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { countByShop } from '../base/count-by-shop.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = newestFirst<PolicyChange>(
  (row) => row.changedAt,
  (row) => row.id,
);

export const makeMemoryPolicyChangeStore = (): PolicyChangeStore => {
  const rows = memoryTable<PolicyChangeId, PolicyChange>('policyChanges');
  const find = (scope: ShopScope, id: PolicyChangeId): PolicyChange | null => {
    const row = rows.get(id);
    return row !== undefined && isInScope(scope, row) ? row : null;
  };
  return {
    async insert(scope, change) {
      requireInScope(scope, change);
      if (!rows.has(change.id)) rows.set(change.id, frozenCopy(change));
    },
    async get(scope, id) {
      return find(scope, id);
    },
    async list(scope) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row))
        .sort(byAge)
        .slice(0, 100);
    },
    async countUndecided(scope) {
      return countByShop([...rows.values()].filter((row) => isInScope(scope, row) && row.choice === null));
    },
    async steps(scope) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row))
        .map(({ fromSha256, toSha256 }) => ({ fromSha256, toSha256 }));
    },
    async decide(scope, id, decision) {
      const row = find(scope, id);
      if (row === null || row.choice !== null) return false;
      rows.set(id, frozenCopy({ ...row, ...decision }));
      return true;
    },
    async advance(scope, id, progress) {
      const row = find(scope, id);
      if (row !== null) rows.set(id, frozenCopy({ ...row, ...progress }));
    },
    async countMailed(scope, id) {
      const row = find(scope, id);
      if (row !== null && row.mailed !== null) rows.set(id, frozenCopy({ ...row, mailed: row.mailed + 1 }));
    },
  };
};
