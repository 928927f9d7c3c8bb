import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type {
  RetentionRun,
  RetentionRunStore,
} from '../../../../service/domain/model/retention/retention-run.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { newestFirst } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byStart = newestFirst<RetentionRun>(
  (run) => run.startedAt,
  (run) => run.id,
);

export const makeMemoryRetentionRunStore = (): RetentionRunStore => {
  const rows = memoryTable<string, RetentionRun>('retentionRuns');
  const inScope = (scope: ShopScope) => [...rows.values()].filter((run) => isInScope(scope, run));
  return {
    async insert(scope, run) {
      requireInScope(scope, run);
      rows.set(run.id, frozenCopy(run));
    },
    async list(scope, limit) {
      return inScope(scope).sort(byStart).slice(0, limit);
    },
    async removeExpired(scope, now) {
      const past = inScope(scope).filter((run) => run.expiresAt <= now);
      for (const run of past) rows.delete(run.id);
      return past.length;
    },
  };
};
