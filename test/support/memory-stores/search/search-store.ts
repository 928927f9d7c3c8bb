import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import {
  bySearchOrder,
  isAfterPlace,
  type SearchRow,
  type SearchStore,
} from '../../../../service/domain/model/search/search-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemorySearchStore = (): SearchStore => {
  const rows = memoryTable<string, SearchRow>('searchRows');
  const having = (scope: ShopScope, tokens: readonly number[]): SearchRow[] =>
    [...rows.values()]
      .filter((row) => isInScope(scope, row) && row.tokens.some((token) => tokens.includes(token)))
      .sort(bySearchOrder);
  return {
    async add(scope, added) {
      for (const row of added) {
        if (row.shopId === scope.shopId && !rows.has(row.id)) rows.set(row.id, frozenCopy(row));
      }
    },
    async put(scope, row) {
      requireInScope(scope, row);
      rows.set(row.id, frozenCopy(row));
    },
    async newestSeq(scope, ref) {
      const own = [...rows.values()].filter((row) => row.ref === ref && isInScope(scope, row));
      return Math.max(0, ...own.map(({ seq }) => seq));
    },
    async find(scope, { tokens, from, to, before, limit }) {
      return having(scope, tokens)
        .filter(
          (row) =>
            (from === null || row.at >= from) &&
            (to === null || row.at < to) &&
            (before === null || isAfterPlace(row, before)),
        )
        .slice(0, limit);
    },
    async count(scope, tokens, most) {
      return Math.min(most, having(scope, tokens).length);
    },
    async about(scope, refs, tokens) {
      return having(scope, tokens).filter(({ ref }) => refs.includes(ref));
    },
    async refs(scope, after, limit) {
      const own = [...rows.values()].filter(
        (row) => isInScope(scope, row) && (after === null || row.ref > after),
      );
      return [...new Set(own.map(({ ref }) => ref).sort())].slice(0, limit);
    },
    async remove(scope, ref) {
      let count = 0;
      for (const [id, row] of rows) {
        if (row.ref !== ref || !isInScope(scope, row)) continue;
        rows.delete(id);
        count += 1;
      }
      return count;
    },
  };
};
