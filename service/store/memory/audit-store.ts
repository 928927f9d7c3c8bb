import type { AuditStore } from '../../domain/audit/audit-store.ts';
import { frozenCopy } from '../frozen-copy.ts';
import { newestFirst } from '../order.ts';
import { conflict } from '../scope.ts';

type AuditRow = Parameters<AuditStore['append']>[0];

export const makeMemoryAuditStore = (): AuditStore => {
  const rows = new Map<string, AuditRow>();
  return {
    async append(entry) {
      if (rows.has(entry.id)) throw conflict();
      rows.set(entry.id, frozenCopy(entry));
    },
    async listByShop(scope, limit) {
      return [...rows.values()]
        .filter((row) => row.shopId === scope.shopId)
        .sort(
          newestFirst(
            (row) => row.at,
            (row) => row.id,
          ),
        )
        .slice(0, limit);
    },
  };
};
