import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type FormOffer, formOffer } from '../model/notice/form-offer.ts';
import type { CurrentNotice, NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import { type PolicyBinding, type PolicyPage, pageFor } from '../model/notice/policy-binding.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { composeMarketingNotice, type MarketingNotice } from './compose-marketing-notice.ts';
import { composeNotice } from './compose-notice.ts';
import { notePolicyChange } from './note-policy-change.ts';

export type NoticeDeps = {
  shops: ShopStore;
  notices: NoticeStore;
  policyChanges: PolicyChangeStore;
  policyBindings: PolicyBindingStore;
  agreementGate: AgreementGate;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  /** Who hosts the chat, named as recipient; null when the shop hosts it itself. */
  operatorName: string | null;
};

/** What the form is for one language now, with the notice that goes with it. */
export type FormStanding = {
  offer: FormOffer;
  /** Where the page's state comes from; null while nothing is bound. */
  binding: PolicyBinding | null;
  page: PolicyPage | null;
  notice: NoticeVersion | null;
  /** Boxes for offers; null where none may be shown. Rule: MK-1. */
  marketing: MarketingNotice | null;
};

/** Reads settings, page state and agreement, and says what the form is. Stores nothing. Rule: D4. */
export const makeFormStanding =
  (deps: NoticeDeps) =>
  async (shop: Shop, scope: ShopScope, locale: Locale): Promise<FormStanding> => {
    const [binding, agreement] = await Promise.all([
      deps.policyBindings.get(scope),
      deps.agreementGate(scope),
    ]);
    const page = pageFor(binding, locale);
    const offer = formOffer(shop, page, agreement);
    if (offer.kind === 'closed' || offer.kind === 'bare') {
      return { offer, binding, page, notice: null, marketing: null };
    }
    const { operatorName, digest } = deps;
    const common = { shop, locale, page, operatorName, digest, now: deps.clock.now() };
    const notice = composeNotice({ ...common, basis: offer.kind });
    return { offer, binding, page, notice, marketing: composeMarketingNotice(common) };
  };

/**
 * Freezes the notices of every language and marks them current; call it after any change of settings or page state.
 * Open widgets hear of it. Rules: CO-4, CO-5, D5.
 * @returns whether any language shows other words than before
 */
export const makePublishNotices = (deps: NoticeDeps & { recordAct: RecordAct }) => {
  const standing = makeFormStanding(deps);
  return async (scope: ShopScope): Promise<boolean> => {
    const shop = await deps.shops.get(scope);
    if (shop === null) return false;
    let changed = false;
    for (const locale of LOCALES) {
      const { notice } = await standing(shop, scope, locale);
      const before = (await deps.notices.current(scope, locale))?.noticeId ?? 'none';
      if (!(await makeCurrent(deps, scope, locale, notice))) continue;
      changed = true;
      // An id is the hash of all the words that it stands for.
      await deps.recordAct({
        actor: 'system',
        shopId: scope.shopId,
        action: 'notice.change',
        target: scope.shopId,
        outcome: 'ok',
        details: { locale, before, after: notice?.id ?? 'none' },
      });
    }
    deps.bus.publish({ type: 'notice.changed', shopId: scope.shopId });
    return changed;
  };
};

const KEPT_PREVIOUS = 20;

/** Freezes `notice` and writes that it is the current one; null supersedes whatever was current. */
export const makeCurrent = async (
  deps: Pick<NoticeDeps, 'notices' | 'policyChanges' | 'digest' | 'clock'>,
  scope: ShopScope,
  locale: Locale,
  notice: NoticeVersion | null,
): Promise<boolean> => {
  const current = await deps.notices.current(scope, locale);
  if (notice === null && (current === null || current.noticeId === null)) return false;
  if (notice !== null && current?.noticeId === notice.id) return false;
  if (notice !== null) await deps.notices.put(scope, notice);
  const now = deps.clock.now();
  if (notice !== null) await notePolicyChange(deps, scope, current, notice, now);
  const superseded =
    current === null || current.noticeId === null ? [] : [{ noticeId: current.noticeId, supersededAt: now }];
  const next: CurrentNotice = {
    shopId: scope.shopId,
    locale,
    noticeId: notice?.id ?? null,
    since: now,
    previous: [...superseded, ...(current?.previous ?? [])].slice(0, KEPT_PREVIOUS),
  };
  await deps.notices.setCurrent(scope, next);
  return true;
};
