import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { RetentionRun, RetentionRunStore } from '../../../domain/model/retention/retention-run.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { newestFirst } from '../../order.ts';
import { isInScope, requireInScope } from '../../scope.ts';
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
