import type { ShopScope } from '../model/base/tenancy.ts';
import type { ContentKeys } from '../model/content/content-keys.ts';
import type { SearchRef, SearchStore } from '../model/search/search-store.ts';

export type SweepStrayWords = (scope: ShopScope) => Promise<number>;

const BATCH = 500;

/** After a crashed indexer. Rule: RT-2. */
export const makeSweepStrayWords =
  (deps: {
    contentKeys: Pick<ContentKeys, 'existing'>;
    searchRows: Pick<SearchStore, 'refs' | 'remove'>;
  }): SweepStrayWords =>
  async (scope) => {
    let removed = 0;
    for (let after: SearchRef | null = null; ; ) {
      const refs: readonly SearchRef[] = await deps.searchRows.refs(scope, after, BATCH);
      const last = refs.at(-1);
      if (last === undefined) return removed;
      const existing = new Set<string>(await deps.contentKeys.existing(scope, refs));
      for (const ref of refs) if (!existing.has(ref)) removed += await deps.searchRows.remove(scope, ref);
      after = last;
    }
  };
