import type { Locale } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import { isAnswerHere } from '../model/card/answer-here.ts';
import { type AskedField, type CardPurpose, wordsIn } from '../model/card/card.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import { recipientSentences } from '../model/disclosure/recipients.ts';
import { yearsText } from '../model/marketing/marketing-texts.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { NOTICE_TEMPLATE_VERSION, policyLink } from './compose-notice.ts';
import { freezeNotice } from './freeze-notice.ts';
import { controllerGaps } from './shared-gaps.ts';
import { fillParts, type Gaps, joined, plainText } from './text-parts.ts';
import { cardNoticeCatalog } from './texts/card/card-notice-catalog.ts';
import { noticeCatalog } from './texts/notice-catalog.ts';

export const fieldName = ({ kind, label }: AskedField, locale: Locale): string =>
  kind === 'text' ? (label ?? '') : cardNoticeCatalog[locale].fieldNames[kind];

/**
 * A card's notice, frozen by hash. Rules: RQ-1, TR-1, D2, D5.
 * @param page box and link need a published page
 * @returns with the number of open paragraphs
 */
export const composeCardNotice = (input: {
  shop: Shop;
  locale: Locale;
  purpose: CardPurpose;
  fields: readonly AskedField[];
  page: PolicyPage | null;
  facts: ProcessingFacts;
  digest: Pick<Digest, 'sha256Hex'>;
  now: Date;
}): NoticeVersion & { readonly firstLayer: number } => {
  const { shop, locale, purpose, page, facts } = input;
  const words = cardNoticeCatalog[locale];
  const common = noticeCatalog[locale];
  const policy = policyLink(page, locale, common);
  const days = Math.min(purpose.retentionDays, shop.conversationRetentionDays);
  const fields = input.fields.map((field) => fieldName(field, locale));
  const years = shop.enquiryProofYears;
  const purposeText = wordsIn(purpose.text, locale, shop.locale);
  const gaps: Gaps = {
    ...controllerGaps(shop, locale, common),
    days: String(days),
    period: days === 1 ? words.after.one : fillGaps(words.after.more, { days }),
    years: yearsText(years, locale),
    fields: joined(fields, common.and),
    purpose: purposeText,
    consequence: wordsIn(purpose.consequence, locale, shop.locale),
    ...(policy === null ? {} : { policy }),
  };
  const isConsent = purpose.basis === 'consent';
  const proof = isConsent && years > 0 ? common.proof.consent : '';
  const period = isAnswerHere({ purposeCode: purpose.code }) ? words.withTheChat : words.retention;
  const retention = fillParts(period + proof, gaps);
  // Contracts end, consents are withdrawn, interests are objected to.
  const leave = isConsent
    ? fillParts(words.withdraw, gaps)
    : purpose.basis === 'interest'
      ? fillParts(common.object, gaps)
      : [];
  const first = [
    fillParts(words.purpose, gaps),
    fillParts(purpose.needed ? words.needed : words.voluntary, gaps),
    [...fillParts(`${words.basis[purpose.basis]} `, gaps), ...retention],
    ...(leave.length === 0 ? [] : [leave]),
    ...(policy === null ? [] : [fillParts(common.policy, gaps)]),
  ];
  const paragraphs = [
    ...first,
    fillParts(common.controller, gaps),
    [{ text: recipientSentences(facts, shop.controller.email, locale).join(' ') }],
    fillParts(common.rights, gaps),
  ];
  const consent = isConsent && policy !== null ? fillParts(words.consent, gaps) : null;
  const notice = freezeNotice({
    shop,
    surface: 'data_request',
    locale,
    purposes: [
      { code: `card.${purpose.code}`, basis: purpose.basis, required: purpose.needed, text: purposeText },
    ],
    fields,
    paragraphs,
    consent,
    retentionText: plainText(retention),
    withdrawText: plainText(leave),
    page,
    isPolicyLinked: policy !== null,
    facts,
    templateVersion: NOTICE_TEMPLATE_VERSION,
    digest: input.digest,
    now: input.now,
  });
  return { ...notice, firstLayer: first.length };
};
