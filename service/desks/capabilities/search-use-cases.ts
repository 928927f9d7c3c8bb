import { makeIndexContent } from '../../domain/search/index-content.ts';
import { makeSearchShops } from '../../domain/search/search-shops.ts';
import type { BaseDeps } from '../base-deps.ts';

/** The index of words, and the search in it. */
export const makeSearchUseCases = (deps: BaseDeps) => ({
  indexContent: makeIndexContent(deps),
  searchShops: makeSearchShops(deps),
});
