import { isOlder } from '../model/base/is-older.ts';
import type { Clock, Digest, DomainOf, PageFetcher } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import { isUnseen, OTHER_TEXT, type PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { isOwnAddress } from './bind-policy.ts';
import { afterFailure, asForeign, judgeFetched } from './check-policy-link.ts';
import type { TellOfLostPolicy } from './publish-notice.ts';
import { recheckPages } from './recheck-pages.ts';
import { showsText } from './shows-text.ts';

export type LookAtReportedDeps = {
  shops: Pick<ShopStore, 'get'>;
  policyBindings: PolicyBindingStore;
  notices: Pick<NoticeStore, 'snapshot' | 'putSnapshot'>;
  digest: Digest;
  clock: Clock;
  domainOf: DomainOf;
  fetchPage: PageFetcher;
  tellOfLostPolicy: TellOfLostPolicy;
  publishPolicy(scope: ShopScope): Promise<boolean | null>;
};

/** Checks in every round while unseen. */
const EAGER_LOOKS = 10;

const look = async (
  deps: LookAtReportedDeps,
  shop: Shop,
  scope: ShopScope,
  before: PolicyPage,
): Promise<PolicyPage> => {
  const { url, reported } = before;
  if (url === null || reported === null) return before;
  if (!isOwnAddress(shop, url, deps.domainOf)) return asForeign(before, deps.clock.now());
  const fetched = await deps.fetchPage(url, scope.shopId);
  if (fetched.kind === 'busy') return before;
  const now = deps.clock.now();
  const judged = judgeFetched(url, fetched);
  if (typeof judged === 'string') return afterFailure(before, now, judged);
  const failures = before.failures + 1;
  const looked = { ...before, checkedAt: now, failingSince: null };
  if (judged.text === null || judged.reason === 'login') {
    return { ...looked, state: judged.state, reason: judged.reason, failures };
  }
  const seenSha256 = deps.digest.sha256Hex(judged.text);
  if (reported.reason === OTHER_TEXT) {
    if (judged.state !== 'published')
      return { ...looked, state: judged.state, reason: judged.reason, failures };
    const snapshot = { sha256: seenSha256, text: judged.text, fetchedAt: now, source: 'link' as const };
    await deps.notices.putSnapshot(scope, { shopId: scope.shopId, ...snapshot });
    const { state, reason } = judged;
    return { ...looked, state, reason, failures: 0, contentSha256: seenSha256, seenSha256 };
  }
  const kept =
    before.contentSha256 === null ? null : await deps.notices.snapshot(scope, before.contentSha256);
  if (kept === null || !showsText(judged.text, kept.text)) {
    return { ...looked, state: 'unpublished', reason: 'other_text', failures };
  }
  return { ...looked, ...reported, failures: 0, seenSha256 };
};

/**
 * Checks reported pages: on the shop's site, with the reported text or, if empty, the public one. Rules: D3,
 * CO-4, AD-43.
 * @param maxAgeMs skips newer checks; 0: all
 * @returns whether anything changed
 */
export const makeLookAtReported =
  (deps: LookAtReportedDeps) =>
  async (scope: ShopScope, maxAgeMs: number): Promise<boolean> => {
    const [shop, binding] = await Promise.all([deps.shops.get(scope), deps.policyBindings.get(scope)]);
    if (shop === null) return false;
    await deps.tellOfLostPolicy(scope, { shop, binding });
    if (binding?.source !== 'adapter') return false;
    const now = deps.clock.now();
    const isDue = (page: PolicyPage) =>
      page.reported?.state === 'published' &&
      (isUnseen(page) ||
        (page.failures > 0 && page.state !== 'published' && page.failures < EAGER_LOOKS) ||
        isOlder(page.checkedAt, now, maxAgeMs));
    return recheckPages(deps, scope, binding, {
      isDue,
      check: (page) => look(deps, shop, scope, page),
      isSame: (page, before) =>
        page.state === before.state &&
        page.reason === before.reason &&
        page.contentSha256 === before.contentSha256,
    });
  };
