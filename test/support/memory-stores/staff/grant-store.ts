import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Grant } from '../../../../service/domain/model/staff/staff.ts';
import type { GrantStore } from '../../../../service/domain/model/staff/staff-store.ts';
import type { GrantId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const bySince = oldestFirst<Grant>(
  (row) => row.since,
  (row) => row.id,
);

export const makeMemoryGrantStore = (): GrantStore => {
  const rows = memoryTable<GrantId, Grant>('grants');
  const all = () => [...rows.values()];
  const change = (scope: ShopScope, id: GrantId, changes: Partial<Grant>): Grant | null => {
    const row = rows.get(id);
    if (row === undefined || !isInScope(scope, row) || row.until !== null) return null;
    const next = frozenCopy({ ...row, ...changes });
    rows.set(id, next);
    return next;
  };
  const listByShop: GrantStore['listByShop'] = async (scope) =>
    all()
      .filter((row) => isInScope(scope, row))
      .sort(bySince);
  return {
    async insert(scope, grant) {
      requireInScope(scope, grant);
      const isRunning = (row: Grant): boolean =>
        row.until === null && row.shopId === grant.shopId && row.agencyId === grant.agencyId;
      if (rows.has(grant.id) || (grant.until === null && all().some(isRunning))) throw conflict();
      rows.set(grant.id, frozenCopy(grant));
    },
    listByShop,
    listRecent: listByShop,
    async listByAgencies(agencyIds) {
      return all()
        .filter((row) => agencyIds.includes(row.agencyId) && row.until === null)
        .sort(bySince);
    },
    async setContract(scope, id, contractId) {
      return change(scope, id, { contractId });
    },
    async end(scope, id, until) {
      return change(scope, id, { until });
    },
  };
};
