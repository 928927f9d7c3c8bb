import type {
  HeadStatementStore,
  StoredStatement,
  WitnessedSpan,
  WitnessedSpanStore,
} from '../../../../service/domain/model/witness/witness-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryHeadStatementStore = (): HeadStatementStore => {
  const rows = new Map<string, StoredStatement>();
  const inOrder = () => [...rows.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  return {
    async insert(statement) {
      const { id, previous } = statement;
      if (rows.has(id) || [...rows.values()].some((one) => one.previous === previous)) return false;
      rows.set(id, frozenCopy(statement));
      return true;
    },
    async latest() {
      return inOrder().at(-1) ?? null;
    },
    async byIds(ids) {
      return inOrder().filter(({ id }) => ids.includes(id));
    },
    async waiting(limit) {
      return inOrder()
        .filter(({ seen }) => seen === null)
        .slice(0, limit);
    },
    async setSeen(id, seen) {
      const row = rows.get(id);
      if (row?.seen === null) rows.set(id, frozenCopy({ ...row, seen }));
    },
    async latestSeen() {
      return (
        inOrder()
          .filter(({ seen }) => seen !== null)
          .at(-1) ?? null
      );
    },
  };
};

export const makeMemoryWitnessedSpanStore = (): WitnessedSpanStore => {
  const rows = memoryTable<string, WitnessedSpan>('witnessedSpans');
  return {
    async insert(scope, span) {
      requireInScope(scope, span);
      if (rows.has(span.id)) return false;
      rows.set(span.id, frozenCopy(span));
      return true;
    },
    async withdraw(scope, { id, statementId }) {
      const span = rows.get(id);
      if (span !== undefined && isInScope(scope, span) && span.statementId === statementId) rows.delete(id);
    },
    async lastPlace(scope) {
      const own = [...rows.values()].filter((span) => isInScope(scope, span));
      return Math.max(0, ...own.map(({ to }) => to));
    },
    async holding(scope, seqs) {
      return [...rows.values()].filter(
        (span) => isInScope(scope, span) && seqs.some((seq) => span.from <= seq && seq <= span.to),
      );
    },
    async removeAfter(_service, statedAt) {
      for (const span of [...rows.values()])
        if (statedAt === null || span.statedAt > statedAt) rows.delete(span.id);
    },
  };
};
