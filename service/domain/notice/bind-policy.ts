import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, DomainOf } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import {
  isUnseen,
  NOT_CHECKED,
  OTHER_TEXT,
  type PolicyBinding,
  type PolicyPage,
} from '../model/notice/policy-binding.ts';
import type { NoteRefusal } from '../model/shop/note-refusal.ts';
import type { Shop } from '../model/shop/shop.ts';
import { judgePolicyText } from './judge-policy-text.ts';
import type { PolicyPagePush, PolicyPush } from './policy-push.ts';
import type { TellOfLostPolicy } from './publish-notice.ts';

export type BindPolicyDeps = {
  notices: NoticeStore;
  policyBindings: PolicyBindingStore;
  digest: Digest;
  clock: Clock;
  domainOf: DomainOf;
  tellOfLostPolicy: TellOfLostPolicy;
  publishPolicy(scope: ShopScope): Promise<boolean | null>;
};
export type BindPushDeps = BindPolicyDeps & { noteRefusal: NoteRefusal; bus: EventBus };

/** True on the registrable domain of the shop or an origin. */
export const isOwnAddress = (shop: Shop, address: string, domainOf: DomainOf): boolean => {
  const url = new URL(address);
  const own = [shop.url, ...shop.origins].map((origin) => new URL(origin).hostname);
  return own.some((host) => domainOf(host) === domainOf(url.hostname));
};

/**
 * Stores a signed report. `published` needs own domain, real text and our check. Rule: D3.
 * @param shop as used for the signature
 * @throws DomainError push_outdated after a newer push; not_found when the shop was deleted
 */
export const makeBindPolicy =
  (deps: BindPushDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    push: PolicyPush,
  ): Promise<{ binding: PolicyBinding; noticeChanged: boolean }> => {
    const now = deps.clock.now();
    const before = await deps.policyBindings.get(scope);
    await deps.tellOfLostPolicy(scope, { shop, binding: before });
    const refuse = async (detail: string): Promise<never> => {
      await deps.noteRefusal(shop, 'outdated', Math.round((push.pushedAt - now.getTime()) / 1000));
      throw new DomainError('push_outdated', detail);
    };
    if (push.pushedAt > now.getTime() + 300_000) {
      return refuse("The report is dated in the future. Correct the shop server's clock.");
    }
    const pages = push.pages.map((page) => judgePage(deps, shop, page, before, now));
    const binding: PolicyBinding = {
      shopId: scope.shopId,
      source: 'adapter',
      pages,
      adapter: push.adapter,
      pushedAt: push.pushedAt,
      lastPushAt: now,
    };
    for (const page of push.pages) {
      if (page.text === null || page.text === '') continue;
      await deps.notices.putSnapshot(scope, {
        shopId: scope.shopId,
        sha256: deps.digest.sha256Hex(page.text),
        text: page.text,
        fetchedAt: now,
        source: 'adapter',
      });
    }
    if (!(await deps.policyBindings.put(scope, binding, push.pushedAt))) {
      return refuse('A newer report was already accepted. Send the current state with a new time.');
    }
    const noticeChanged = await deps.publishPolicy(scope);
    if (noticeChanged === null) {
      await deps.policyBindings.remove(scope);
      throw notFound();
    }
    // By event, after the response: the site may wait for it.
    if (pages.some(isUnseen)) deps.bus.publish({ type: 'policy.unseen', shopId: scope.shopId });
    return { binding, noticeChanged };
  };

const judgePage = (
  deps: BindPolicyDeps,
  shop: Shop,
  page: PolicyPagePush,
  binding: PolicyBinding | null,
  now: Date,
): PolicyPage => {
  const reported = judgeReport(page);
  const before = binding?.pages.find(({ locale, url }) => locale === page.locale && url === page.url);
  const isRemote = reported.reason === OTHER_TEXT;
  const isSeen = before?.state === 'published' && (!isRemote || before.reported?.reason === OTHER_TEXT);
  const judged = judgeState(deps, shop, page, reported, isSeen);
  return {
    locale: page.locale,
    isDefault: page.isDefault,
    ...judged,
    url: page.url,
    title: page.title === '' ? null : page.title,
    pageId: page.pageId,
    revision: page.revision,
    modifiedAt: page.modifiedAt === null ? null : new Date(page.modifiedAt),
    contentSha256: isRemote
      ? (before?.contentSha256 ?? null)
      : page.text === null
        ? null
        : deps.digest.sha256Hex(page.text),
    checkedAt: isSeen ? before.checkedAt : now,
    failingSince: isSeen ? before.failingSince : null,
    failures: isSeen ? before.failures : 0,
    reported,
    seenSha256: isSeen ? before.seenSha256 : null,
  };
};

type State = Pick<PolicyPage, 'state' | 'reason'>;

/** The reported state, regardless of the shop's address. */
const judgeReport = (page: PolicyPagePush): State => {
  const isEmpty = page.state === 'placeholder' && page.reason === 'short' && page.text === '';
  if (isEmpty && page.url !== null) return { state: 'published', reason: OTHER_TEXT };
  if (page.state !== 'published') return { state: page.state, reason: page.reason };
  if (page.url === null) return { state: 'absent', reason: 'no_address' };
  const stub = judgePolicyText(page.text ?? '');
  return stub === null ? { state: 'published', reason: page.reason } : { state: 'placeholder', reason: stub };
};

/** Effective state: possibly foreign, or unseen until checked. */
const judgeState = (
  deps: BindPolicyDeps,
  shop: Shop,
  { url }: PolicyPagePush,
  reported: State,
  isSeen: boolean,
): State => {
  if (reported.state !== 'published' || url === null) return reported;
  if (!isOwnAddress(shop, url, deps.domainOf)) return { state: 'foreign', reason: 'other_domain' };
  return isSeen ? reported : { state: 'absent', reason: NOT_CHECKED };
};
