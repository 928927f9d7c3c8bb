import { LEAD_FIELDS, LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import type { Shop } from '../model/shop/shop.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';
import type { PolicyTextWords } from './texts/policy-text-words.ts';

const WORDS: Record<Locale, PolicyTextWords> = { pl, en, de };

export type PolicyTextPart = { heading: string; paragraphs: string[] };

const list = (items: readonly string[], and: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}${and}${items.at(-1)}`;

/**
 * Words for the shop's own policy page about its chat, from the settings as they are now, so that text and practice
 * agree. Rules: TR-1, TR-3.
 * @param operatorName who hosts the chat for the shop; null when the shop hosts it itself
 */
export const composePolicyText = (
  shop: Shop,
  locale: Locale,
  operatorName: string | null,
): PolicyTextPart[] => {
  const words = WORDS[locale];
  const asked = [...LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off'), 'message' as const];
  const gaps: Record<string, string> = {
    controller: shop.controller.name,
    address: shop.controller.address,
    email: shop.controller.email,
    leadDays: String(shop.leadRetentionDays),
    days: String(shop.conversationRetentionDays),
    anonymous: String(shop.anonymousRetentionDays),
    operator: operatorName ?? '',
    authority: complaintAuthority(shop.url, shop.locale, locale),
    fields: list(
      asked.map((field) => words.fieldNames[field]),
      words.and,
    ),
  };
  const fill = (sentence: string): string => fillGaps(sentence, gaps);
  const hasOffers = shop.marketing.email || shop.marketing.phone;
  const parts: PolicyTextPart[] = [
    { heading: words.chatHeading, paragraphs: [words.chat, words.chatKept] },
    {
      heading: words.formHeading,
      paragraphs: [
        shop.leadBasis === 'consent' ? words.formConsent : words.formRequest,
        words.formKept,
        ...(hasOffers ? [words.offers] : []),
      ],
    },
    { heading: words.storageHeading, paragraphs: [words.storage, words.noAddress] },
    {
      heading: words.recipientsHeading,
      paragraphs: [operatorName === null ? words.recipientsOwn : words.recipients],
    },
    { heading: words.rightsHeading, paragraphs: [words.rights] },
  ];
  return parts.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.map(fill) }));
};

/** The same in every language. */
export const composePolicyTexts = (
  shop: Shop,
  operatorName: string | null,
): Record<Locale, PolicyTextPart[]> =>
  Object.fromEntries(
    LOCALES.map((locale) => [locale, composePolicyText(shop, locale, operatorName)]),
  ) as Record<Locale, PolicyTextPart[]>;
