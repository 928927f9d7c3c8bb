import type {
  AgencyContract,
  AgencyContractStore,
} from '../../../../service/domain/model/agreement/agency-contract.ts';
import type { AgencyContractId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<AgencyContract>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryAgencyContractStore = (): AgencyContractStore => {
  const rows = memoryTable<AgencyContractId, AgencyContract>('agencyContracts');
  return {
    async insert(scope, contract) {
      requireInScope(scope, contract);
      if (rows.has(contract.id)) throw conflict();
      rows.set(contract.id, frozenCopy(contract));
    },
    async get(scope, id) {
      const row = rows.get(id);
      return row !== undefined && isInScope(scope, row) ? row : null;
    },
    async listByGrant(scope, grantId) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row) && row.grantId === grantId)
        .sort(byAge)
        .reverse();
    },
    async update(scope, id, acceptancesRead, changes) {
      const row = rows.get(id);
      if (row === undefined || !isInScope(scope, row) || row.boundAt !== null) return null;
      if (row.acceptances.length !== acceptancesRead) return null;
      const next = frozenCopy({ ...row, ...changes });
      rows.set(id, next);
      return next;
    },
    async endByGrant(scope, grantId, expiresAt) {
      for (const row of [...rows.values()]) {
        if (isInScope(scope, row) && row.grantId === grantId)
          rows.set(row.id, frozenCopy({ ...row, expiresAt }));
      }
    },
    async removeExpired(_service, now) {
      const gone = [...rows.values()].filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
      for (const { id } of gone) rows.delete(id);
      return gone.length;
    },
  };
};
