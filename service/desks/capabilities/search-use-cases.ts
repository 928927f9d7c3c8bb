import { makeIndexContent } from '../../domain/search/index-content.ts';
import { makeSearchShops } from '../../domain/search/search-shops.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeSearchUseCases = (deps: BaseDeps) => ({
  indexContent: makeIndexContent(deps),
  searchShops: makeSearchShops(deps),
});
