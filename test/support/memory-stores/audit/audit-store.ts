import {
  type AuditChain,
  type AuditRow,
  chainOf,
  FIRST_AUDIT_HASH,
} from '../../../../service/domain/model/audit/audit.ts';
import type { AuditMarks, AuditStore } from '../../../../service/domain/model/audit/audit-store.ts';
import type { ServiceScope, ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import { isBefore, matchesFilter, requireAuditPlace } from '../../../../service/store/audit-chain.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { newestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryAuditStore = (): AuditStore => {
  const chains = memoryTable<AuditChain, AuditRow[]>('audit');
  const removals = memoryTable<AuditChain, NonNullable<AuditMarks['removed']>>('auditMarks');
  const rowsOf = (scope: ShopScope | ServiceScope): AuditRow[] => chains.get(chainOf(scope.shopId)) ?? [];
  const headOf = (scope: ShopScope | ServiceScope) => {
    const removed = removals.get(chainOf(scope.shopId));
    return rowsOf(scope).at(-1) ?? removed ?? { seq: 0, hash: FIRST_AUDIT_HASH };
  };
  return {
    async append(scope, make) {
      const head = headOf(scope);
      const place = { seq: head.seq + 1, previousHash: head.hash };
      const row = frozenCopy(make(place));
      requireAuditPlace(scope, row, place);
      if ([...chains.values()].some((rows) => rows.some((one) => one.id === row.id))) throw conflict();
      chains.set(row.chain, [...rowsOf(scope), row]);
      return row;
    },
    async range(scope, from, limit) {
      return rowsOf(scope)
        .filter((row) => row.seq >= from)
        .slice(0, limit);
    },
    async list(scope, filter, before, limit) {
      return [...scope.shopIds, 'service' as const]
        .flatMap((chain) => chains.get(chain) ?? [])
        .filter((row) => matchesFilter(row, filter) && isBefore(row, before))
        .sort(
          newestFirst(
            (row) => row.at,
            (row) => row.id,
          ),
        )
        .slice(0, limit);
    },
    async about(scope, targets, actions) {
      return rowsOf(scope).filter(
        ({ target, action }) => target !== null && targets.includes(target) && actions.includes(action),
      );
    },
    async marks(scope) {
      const removed = removals.get(chainOf(scope.shopId)) ?? null;
      return { lastSeq: headOf(scope).seq, removed };
    },
    async forgetTargets(scope, targets) {
      let forgotten = 0;
      const rows = rowsOf(scope).map((row) => {
        if (row.target === null || !targets.includes(row.target)) return row;
        forgotten += 1;
        return frozenCopy({ ...row, target: null, salt: null });
      });
      chains.set(scope.shopId, rows);
      return forgotten;
    },
    async removeBefore(scope, before) {
      const rows = rowsOf(scope);
      const firstKept = rows.findIndex((row) => row.at >= before);
      const gone = firstKept === -1 ? rows : rows.slice(0, firstKept);
      const last = gone.at(-1);
      if (last === undefined) return 0;
      removals.set(last.chain, { seq: last.seq, hash: last.hash, at: last.at });
      chains.set(last.chain, rows.slice(gone.length));
      return gone.length;
    },
  };
};
