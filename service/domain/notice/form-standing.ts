import type { Locale } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import type { ReadProcessingFacts } from '../model/disclosure/read-processing-facts.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import { type FormOffer, formOffer } from '../model/notice/form-mode.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { type PolicyBinding, type PolicyPage, pageFor } from '../model/notice/policy-binding.ts';
import type { AgreementStanding } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { composeMarketingNotice, type MarketingNotice } from './compose-marketing-notice.ts';
import { composeNotice } from './compose-notice.ts';
import { composedOnce } from './composed-once.ts';

/** Rows that determine form and notice. */
export type FormInputs = {
  readonly shop: Shop;
  /** Null: no policy page bound. */
  readonly binding: PolicyBinding | null;
  readonly agreement: AgreementStanding;
  readonly facts: ProcessingFacts;
};

/** Notice null while closed or bare. */
export type FormStanding = FormInputs & {
  readonly locale: Locale;
  readonly page: PolicyPage | null;
  readonly offer: FormOffer;
  readonly notice: NoticeVersion | null;
};
export type ReadFormStanding = (shop: Shop, scope: ShopScope, locale: Locale) => Promise<FormStanding>;

export type NoticeWriter = {
  digest: Digest;
  clock: Clock;
  mailer: Pick<Mailer, 'isSet'>;
};

/** Derives the form's state. Rule: D4. */
export const formStandingOf = (
  { digest, clock }: NoticeWriter,
  inputs: FormInputs,
  locale: Locale,
  compose = composeNotice,
): FormStanding => {
  const { shop, binding, agreement, facts } = inputs;
  const page = pageFor(binding, locale);
  const offer = formOffer(shop, page, agreement);
  const notice =
    offer.kind === 'closed' || offer.kind === 'bare'
      ? null
      : compose({ shop, locale, basis: offer.kind, page, facts, digest, now: clock.now() });
  return { ...inputs, locale, page, offer, notice };
};

/** Null where no boxes are allowed. Rule: MK-1. */
export const offerBoxesOf = (
  { digest, clock, mailer }: NoticeWriter,
  { shop, locale, page, notice, facts }: FormStanding,
): MarketingNotice | null =>
  notice === null
    ? null
    : composeMarketingNotice({
        shop,
        locale,
        page,
        facts,
        isMailSet: mailer.isSet,
        digest,
        now: clock.now(),
      });

/** Stores nothing. Rule: D4. */
export const makeFormStanding = (
  deps: NoticeWriter & {
    policyBindings: Pick<PolicyBindingStore, 'getRecent'>;
    agreementGate: AgreementGate;
    readProcessingFacts: ReadProcessingFacts;
  },
): ReadFormStanding => {
  const compose = composedOnce(composeNotice);
  return async (shop, scope, locale) => {
    const [binding, agreement, facts] = await Promise.all([
      deps.policyBindings.getRecent(scope),
      deps.agreementGate(scope),
      deps.readProcessingFacts(shop, scope),
    ]);
    return formStandingOf(deps, { shop, binding, agreement, facts }, locale, compose);
  };
};
