import type { Locale } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type FormOffer, formOffer } from '../model/notice/form-offer.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { type PolicyBinding, type PolicyPage, pageFor } from '../model/notice/policy-binding.ts';
import type { AgreementStanding } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { composeMarketingNotice, type MarketingNotice } from './compose-marketing-notice.ts';
import { composeNotice } from './compose-notice.ts';

/** What the form and its notice follow from. */
export type FormBasis = {
  readonly shop: Shop;
  /** Null while no policy page is bound. */
  readonly binding: PolicyBinding | null;
  readonly agreement: AgreementStanding;
};

/** What the form is for one language now, with the notice that goes with it. */
export type FormStanding = Pick<FormBasis, 'binding' | 'agreement'> & {
  offer: FormOffer;
  page: PolicyPage | null;
  notice: NoticeVersion | null;
  /** Boxes for offers; null where none may be shown. Rule: MK-1. */
  marketing: MarketingNotice | null;
};
export type ReadFormStanding = (shop: Shop, scope: ShopScope, locale: Locale) => Promise<FormStanding>;

export type NoticeWriter = {
  digest: Digest;
  clock: Clock;
  /** Who hosts the chat, named as recipient; null when the shop hosts it itself. */
  operatorName: string | null;
};

/** The form in one language, and its notice; null while the form is closed or bare. Rule: D4. */
export const formNoticeOf = (
  { digest, clock, operatorName }: NoticeWriter,
  { shop, binding, agreement }: FormBasis,
  locale: Locale,
): Pick<FormStanding, 'offer' | 'page' | 'notice'> => {
  const page = pageFor(binding, locale);
  const offer = formOffer(shop, page, agreement);
  if (offer.kind === 'closed' || offer.kind === 'bare') return { offer, page, notice: null };
  const notice = composeNotice({
    shop,
    locale,
    basis: offer.kind,
    page,
    operatorName,
    digest,
    now: clock.now(),
  });
  return { offer, page, notice };
};

/** Reads page state and agreement, and says what the form of the shop is. Stores nothing. Rule: D4. */
export const makeFormStanding =
  (
    deps: NoticeWriter & { policyBindings: PolicyBindingStore; agreementGate: AgreementGate },
  ): ReadFormStanding =>
  async (shop, scope, locale) => {
    const [binding, agreement] = await Promise.all([
      deps.policyBindings.get(scope),
      deps.agreementGate(scope),
    ]);
    const standing = formNoticeOf(deps, { shop, binding, agreement }, locale);
    const { operatorName, digest } = deps;
    const marketing =
      standing.notice === null
        ? null
        : composeMarketingNotice({
            shop,
            locale,
            page: standing.page,
            operatorName,
            digest,
            now: deps.clock.now(),
          });
    return { ...standing, binding, agreement, marketing };
  };
