import { isOlder } from '../model/base/is-older.ts';
import type { Clock, Digest, DomainOf, PageFetcher } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import { isUnseen, type PolicyPage, TEXT_ELSEWHERE } from '../model/notice/policy-binding.ts';
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

/** An unseen page is checked in each round, up to this number of checks; after that as often as the others. */
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
  // The site was not asked: the next round asks.
  if (fetched.kind === 'busy') return before;
  const now = deps.clock.now();
  const judged = judgeFetched(url, fetched);
  // A network fault does not lose a page that was seen once; a page that was never seen is not believed.
  if (typeof judged === 'string') return afterFailure(before, now, judged);
  const failures = before.failures + 1;
  const looked = { ...before, checkedAt: now, failingSince: null };
  if (judged.text === null || judged.reason === 'login') {
    return { ...looked, state: judged.state, reason: judged.reason, failures };
  }
  const seenSha256 = deps.digest.sha256Hex(judged.text);
  if (reported.reason === TEXT_ELSEWHERE) {
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
 * The service's own check of pages that a shop server reports as published: the address must be on the shop's site as
 * it is now, and the public must be able to read the reported text there. Both must agree before a box is shown. Where
 * the page's own content is empty at the shop server, the text that the public reads is the policy.
 * Rules: D3, CO-4, AD-43, decision 0054.
 * @param maxAgeMs pages checked more recently than this are skipped; 0 checks all
 * @returns whether a state, its reason or a text changed
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
    // A report that comes during the check gets a check of its own.
    return recheckPages(deps, scope, binding, {
      isDue,
      check: (page) => look(deps, shop, scope, page),
      isSame: (page, before) =>
        page.state === before.state &&
        page.reason === before.reason &&
        page.contentSha256 === before.contentSha256,
    });
  };
