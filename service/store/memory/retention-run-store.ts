import type { RetentionRun, RetentionRunStore } from '../../domain/retention/retention-run.ts';
import { frozenCopy } from '../frozen-copy.ts';
import { newestFirst } from '../order.ts';
import { isInScope, requireInScope } from '../scope.ts';

const byStart = newestFirst<RetentionRun>(
  (run) => run.startedAt,
  (run) => run.id,
);

export const makeMemoryRetentionRunStore = (): RetentionRunStore => {
  let rows: readonly RetentionRun[] = [];
  return {
    async insert(scope, run) {
      requireInScope(scope, run);
      rows = [...rows, frozenCopy(run)];
    },
    async list(scope, limit) {
      return rows
        .filter((run) => isInScope(scope, run))
        .sort(byStart)
        .slice(0, limit);
    },
    async removeExpired(scope, now) {
      const kept = rows.filter((run) => !isInScope(scope, run) || run.expiresAt > now);
      const removed = rows.length - kept.length;
      rows = kept;
      return removed;
    },
  };
};
