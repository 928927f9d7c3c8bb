import type { InstallReason, InstallState, ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, FetchedPage, PageFetcher } from '../model/base/ports.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { siteIsBusy } from '../notice/check-policy-link.ts';
import { contentPolicyFaults, type PolicyFault } from './content-policy.ts';
import { type FoundSnippet, findSnippets } from './find-snippet.ts';

export type Installation = {
  readonly state: InstallState;
  readonly reason: InstallReason | null;
  /** HTTP status, where relevant. */
  readonly status: number | null;
  readonly isTwice: boolean;
  readonly otherOrigin: string | null;
  readonly policyFaults: readonly PolicyFault[];
};

const seen = (state: InstallState, more: Partial<Installation> = {}): Installation => ({
  state,
  reason: null,
  status: null,
  isTwice: false,
  otherOrigin: null,
  policyFaults: [],
  ...more,
});

const unreachable = (page: Exclude<FetchedPage, { kind: 'page' | 'busy' }>): Installation => {
  switch (page.kind) {
    case 'left':
      return seen('unreachable', { reason: 'left', otherOrigin: new URL(page.finalUrl).origin });
    case 'status':
      return seen('unreachable', { reason: 'status', status: page.status });
    case 'failed':
      return seen('unreachable', { reason: page.reason === 'refused' ? 'private' : page.reason });
  }
};

const missing = (snippets: readonly FoundSnippet[], origin: string): Installation => {
  if (snippets.length === 0) return seen('missing', { reason: 'none' });
  const isOurs = snippets.some(({ url }) => url.origin === origin);
  return seen('missing', {
    reason: isOurs ? 'other_shop' : 'other_service',
    isTwice: snippets.length > 1,
  });
};

/** @param origin of the service */
export const judgeFirstPage = (page: FetchedPage, shop: Shop, origin: string): Installation => {
  if (page.kind === 'busy') throw siteIsBusy();
  if (page.kind !== 'page') return unreachable(page);
  const at = new URL(page.finalUrl);
  const snippets = findSnippets(page.content.scripts, at);
  const own = snippets.find(({ key, url }) => key === shop.key && url.origin === origin);
  if (own === undefined) return missing(snippets, origin);
  const otherOrigin = shop.origins.includes(at.origin) ? null : at.origin;
  const policyFaults = contentPolicyFaults(page.contentPolicy, page.content.contentPolicies, own, at);
  const isBlocked = otherOrigin !== null || policyFaults.length > 0;
  return seen(isBlocked ? 'blocked' : 'found', {
    isTwice: snippets.length > 1,
    otherOrigin,
    policyFaults,
  });
};

/**
 * Checks the first page's snippet; blind to tag managers.
 * @throws DomainError not_found, forbidden; rate_limited while the site is busy
 */
export const makeCheckInstallation =
  (deps: { shops: ShopStore; fetchPage: PageFetcher; clock: Clock; origin(): string }) =>
  async (access: Access, shopId: ShopId): Promise<Installation> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    const seenNow = judgeFirstPage(await deps.fetchPage(shop.url, shopId), shop, deps.origin());
    if (seenNow.state === 'found') await deps.shops.update(scope, { seenAt: deps.clock.now() });
    return seenNow;
  };
