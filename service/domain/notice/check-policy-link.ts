import type { Locale } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { isOlder } from '../model/base/is-older.ts';
import type { FetchedPage, PageFetcher } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import {
  linkBinding,
  NOT_CHECKED,
  type PolicyBinding,
  type PolicyPage,
} from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type BindPolicyDeps, isOwnAddress } from './bind-policy.ts';
import { judgePolicyText } from './judge-policy-text.ts';
import { recheckPages } from './recheck-pages.ts';

export type PolicyLinkDeps = BindPolicyDeps & {
  shops: Pick<ShopStore, 'get'>;
  fetchPage: PageFetcher;
  bindingInForce(scope: ShopScope): Promise<PolicyBinding | null>;
};

/** Maximum age of a check, in milliseconds. */
export const LINK_CHECK_MS = 15 * 60_000;
/** privacy.md §3.2. */
const FAILURES_TO_LOSE = 3;
const FAILING_MS_TO_LOSE = 24 * 3_600_000;

export const siteIsBusy = (): DomainError =>
  new DomainError('rate_limited', 'This site is being checked right now. Try again in a minute.', {
    retryAfterMs: 60_000,
  });

type Judged = Pick<PolicyPage, 'state' | 'reason'> & {
  title: string | null;
  text: string | null;
  language: string | null;
};

type NotReadable = 'no_answer' | 'too_large' | 'unreadable' | 'encoding';

export const judgeFetched = (
  asked: string,
  page: Exclude<FetchedPage, { kind: 'busy' }>,
): Judged | NotReadable => {
  const plain = (state: PolicyPage['state'], reason: string): Judged => ({
    state,
    reason,
    title: null,
    text: null,
    language: null,
  });
  if (page.kind === 'failed') {
    if (page.reason === 'not_html') return plain('absent', 'not_html');
    // A private address cannot be a public page.
    if (page.reason === 'refused') return plain('foreign', 'private_address');
    return page.reason === 'too_large' || page.reason === 'unreadable' ? page.reason : 'no_answer';
  }
  if (page.kind === 'left') return plain('foreign', 'other_domain');
  if (page.kind === 'status') {
    if (page.status === 404 || page.status === 410) return plain('absent', `http_${page.status}`);
    if (page.status === 401 || page.status === 403) return plain('unpublished', `http_${page.status}`);
    return 'no_answer';
  }
  const isHome = (address: string) => new URL(address).pathname.replaceAll('/', '') === '';
  if (isHome(page.finalUrl) && !isHome(asked)) return plain('absent', 'home_page');
  const { text, title, asksForPassword } = page.content;
  const stub = judgePolicyText(text);
  if (stub !== null && asksForPassword) return plain('unpublished', 'login');
  // Undecodable text is never stored or shown.
  if (`${title ?? ''}${text}`.includes('\ufffd')) return 'encoding';
  const found = { title, text, language: page.language ?? page.content.language };
  return stub === null
    ? { state: 'published', reason: 'ok', ...found }
    : { state: 'placeholder', reason: stub, ...found };
};

/** Unreachable after three failures over 24 h; unseen pages after one. */
export const afterFailure = (before: PolicyPage, now: Date, reason: NotReadable): PolicyPage => {
  const { failingSince: noted } = before;
  // A future time from a wrong clock would keep a lost page.
  const failingSince = noted === null || noted > now ? now : noted;
  const failures = before.failures + 1;
  const isLost =
    before.reason === NOT_CHECKED ||
    (failures >= FAILURES_TO_LOSE && now.getTime() - failingSince.getTime() >= FAILING_MS_TO_LOSE);
  return {
    ...before,
    checkedAt: now,
    failingSince,
    failures,
    ...(isLost ? { state: 'unreachable' as const, reason } : {}),
  };
};

export const asForeign = (page: PolicyPage, now: Date): PolicyPage => ({
  ...page,
  state: 'foreign',
  reason: 'other_domain',
  checkedAt: now,
  failingSince: null,
  failures: 0,
});

const checkPage = async (
  deps: PolicyLinkDeps,
  shop: Shop,
  scope: ShopScope,
  before: PolicyPage,
): Promise<PolicyPage> => {
  if (before.url === null) return before;
  const now = deps.clock.now();
  if (!isOwnAddress(shop, before.url, deps.domainOf)) return asForeign(before, now);
  const page = await deps.fetchPage(before.url, scope.shopId);
  if (page.kind === 'busy') return before;
  const judged = judgeFetched(before.url, page);
  if (typeof judged === 'string') return afterFailure(before, now, judged);
  const sha256 = judged.text === null ? null : deps.digest.sha256Hex(judged.text);
  const isSame = sha256 !== null && before.seenSha256 === sha256;
  if (judged.text !== null && !isSame) {
    const { text } = judged;
    await deps.notices.putSnapshot(scope, {
      shopId: scope.shopId,
      sha256: deps.digest.sha256Hex(text),
      text,
      fetchedAt: now,
      source: 'link',
    });
  }
  return {
    ...before,
    state: judged.state,
    reason: judged.reason,
    title: isSame ? before.title : (judged.title ?? before.title),
    contentSha256: isSame ? before.contentSha256 : (sha256 ?? before.contentSha256),
    checkedAt: now,
    failingSince: null,
    failures: 0,
  };
};

/**
 * Sets a typed policy link of the own domain.
 * @param url empty: remove
 * @throws DomainError link_refused for another domain; conflict while an adapter reports the page;
 * rate_limited while the site is busy
 */
export const makeTypePolicyLink =
  (deps: PolicyLinkDeps) =>
  async (scope: ShopScope, locale: Locale, url: string): Promise<void> => {
    const shop = await deps.shops.get(scope);
    if (shop === null) throw notFound();
    const before = await deps.bindingInForce(scope);
    await deps.tellOfLostPolicy(scope, { shop, binding: before });
    if (before?.source === 'adapter') {
      throw new DomainError(
        'conflict',
        "The shop's plugin reports the policy page by itself. Change the page there, or disconnect the plugin first.",
      );
    }
    const others = (before?.pages ?? []).filter((page) => page.locale !== locale);
    const keep = (pages: readonly PolicyPage[]) =>
      deps.policyBindings.put(scope, { ...(before ?? linkBinding(scope, [])), pages });
    if (url === '') {
      if (others.length === 0) await deps.policyBindings.remove(scope);
      else await keep(others);
      await deps.publishPolicy(scope);
      return;
    }
    if (!isOwnAddress(shop, url, deps.domainOf)) {
      throw new DomainError(
        'link_refused',
        `The policy must be on the shop's own site (${new URL(shop.url).hostname}).`,
        {
          fields: { url: "must be on the shop's own site" },
        },
      );
    }
    const unknown: PolicyPage = {
      locale,
      isDefault: others.length === 0 || locale === shop.locale,
      state: 'absent',
      reason: NOT_CHECKED,
      url,
      title: null,
      pageId: null,
      revision: null,
      modifiedAt: null,
      contentSha256: null,
      checkedAt: deps.clock.now(),
      failingSince: null,
      failures: 0,
      reported: null,
      seenSha256: null,
    };
    const page = await checkPage(deps, shop, scope, unknown);
    if (page === unknown) throw siteIsBusy();
    const rest = page.isDefault ? others.map((other) => ({ ...other, isDefault: false })) : others;
    await keep([...rest, page]);
    await deps.publishPolicy(scope);
  };

/**
 * Rechecks typed links and those of silent shop servers.
 * @param maxAgeMs skips newer checks; 0: all
 * @returns whether anything changed
 */
export const makeRecheckPolicyLinks =
  (deps: PolicyLinkDeps) =>
  async (scope: ShopScope, maxAgeMs: number): Promise<boolean> => {
    const [shop, binding] = await Promise.all([deps.shops.get(scope), deps.bindingInForce(scope)]);
    if (shop === null) return false;
    await deps.tellOfLostPolicy(scope, { shop, binding });
    if (binding === null || binding.source !== 'link') return false;
    const now = deps.clock.now();
    const isDue = (page: PolicyPage) => page.url !== null && isOlder(page.checkedAt, now, maxAgeMs);
    return recheckPages(deps, scope, binding, {
      isDue,
      check: (page) => checkPage(deps, shop, scope, page),
      isSame: (page, before) =>
        page.state === before.state &&
        page.title === before.title &&
        page.contentSha256 === before.contentSha256,
    });
  };
