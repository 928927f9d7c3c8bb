import { LEAD_FIELDS, type LeadField, type Locale } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import { recipientSentences } from '../model/disclosure/recipients.ts';
import { yearsText } from '../model/marketing/marketing-texts.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { freezeNotice } from './freeze-notice.ts';
import { controllerGaps } from './shared-gaps.ts';
import { fillParts, type Gaps, joined, plainText } from './text-parts.ts';
import type { NoticeWords } from './texts/notice-catalog.ts';
import { noticeCatalog } from './texts/notice-catalog.ts';

export const noticeWords = (locale: Locale): NoticeWords => noticeCatalog[locale];
/** Raise when a sentence changes its meaning. */
export const NOTICE_TEMPLATE_VERSION = '4';

export const policyLink = (
  page: PolicyPage | null,
  locale: Locale,
  words: NoticeWords,
): readonly TextPart[] | null => {
  if (page === null || page.state !== 'published' || page.url === null) return null;
  const link = { text: page.title ?? page.url, href: page.url };
  return page.locale === locale ? [link] : [link, { text: words.policyLanguage[page.locale] }];
};

/**
 * The form's notice, frozen by hash. Rules: TR-1, TR-3, TR-4, CO-5, D3.
 * @param basis `consent` needs a published page
 */
export const composeNotice = (input: {
  shop: Shop;
  locale: Locale;
  basis: 'consent' | 'request';
  page: PolicyPage | null;
  facts: ProcessingFacts;
  digest: Digest;
  now: Date;
}): NoticeVersion => {
  const { shop, locale, basis, page, facts, digest } = input;
  const words = noticeCatalog[locale];
  const asked: (LeadField | 'message')[] = [
    ...LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off'),
    'message',
  ];
  const required = asked.filter((field) => field === 'message' || shop.fields[field] === 'required');
  const policy = policyLink(page, locale, words);
  const years = shop.enquiryProofYears;
  const gaps: Gaps = {
    ...controllerGaps(shop, locale, words),
    days: String(shop.leadRetentionDays),
    years: yearsText(years, locale),
    quarantine: String(shop.quarantineDays),
    fields: joined(
      asked.map((field) => words.fieldNames[field]),
      words.and,
    ),
    required: joined(
      required.map((field) => words.fieldNames[field]),
      words.and,
    ),
    ...(policy === null ? {} : { policy }),
  };
  const retention = fillParts(words.retention + (years === 0 ? '' : words.proof[basis]), gaps);
  const isConsent = basis === 'consent';
  const purpose = isConsent ? words.purposeConsent : words.purposeRequest;
  const rights = policy === null ? words.rights : `${words.rights} ${words.policy}`;
  const withdraw = fillParts(isConsent ? words.withdraw : words.object, gaps);
  const paragraphs = [
    fillParts(`${words.controller} ${purpose} ${words.retention}`, gaps),
    fillParts(rights, gaps),
    // Separate and never folded. Art. 21(4).
    ...(isConsent && years === 0 ? [] : [fillParts(words.object, gaps)]),
    [{ text: words.more }],
    ...(isConsent ? [withdraw] : [fillParts(words.casesRequest, gaps)]),
    ...(years === 0 ? [] : [retention]),
    ...(shop.quarantineDays === 0 ? [] : [fillParts(words.spamCheck, gaps)]),
    fillParts(words.voluntary, gaps),
    [{ text: recipientSentences(facts, shop.controller.email, locale).join(' ') }],
  ];
  const consent = basis === 'consent' && policy !== null ? fillParts(words.consent, gaps) : null;
  return freezeNotice({
    shop,
    surface: 'offline_form',
    locale,
    purposes: [{ code: 'reply', basis, required: true, text: words.purposeText }],
    fields: asked,
    paragraphs,
    consent,
    retentionText: plainText(retention),
    withdrawText: plainText(withdraw),
    page,
    isPolicyLinked: policy !== null,
    facts,
    templateVersion: NOTICE_TEMPLATE_VERSION,
    digest,
    now: input.now,
  });
};

/** Paragraphs before the second layer. */
export const openParagraphs = ({ paragraphs, content }: NoticeVersion): number => {
  const { more } = noticeCatalog[content.locale];
  const at = paragraphs.findIndex(([part]) => part?.text === more);
  return at < 0 ? paragraphs.length : at;
};

/** The form's retention sentence. Rule: RE-1. */
export const formRetention = (shop: Shop, locale: Locale): string =>
  plainText(fillParts(noticeCatalog[locale].retention, { days: String(shop.leadRetentionDays) }));
