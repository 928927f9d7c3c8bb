import { byLocale } from '../../protocol/by-locale.ts';
import { LEAD_FIELDS, type Locale } from '../../protocol/vocabulary.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import { recipientSentences } from '../model/disclosure/recipients.ts';
import { marketingRetention, yearsText } from '../model/marketing/marketing-texts.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import { advertisingLaw, deviceConsentLaw, deviceLaw } from '../model/notice/national-law.ts';
import type { Shop } from '../model/shop/shop.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { chatSentences } from '../notice/compose-chat-notice.ts';
import { noticeWords } from '../notice/compose-notice.ts';
import { joined } from '../notice/text-parts.ts';
import { policyTextCatalog } from './texts/policy-text-catalog.ts';

export type PolicyTextPart = { heading: string; paragraphs: string[] };

/** From current settings. Rules: TR-1, TR-3. */
export const composePolicyText = (shop: Shop, locale: Locale, facts: ProcessingFacts): PolicyTextPart[] => {
  const words = policyTextCatalog[locale];
  const notice = noticeWords(locale);
  const chat = chatSentences(shop, locale, facts);
  const { controller, enquiryProofYears: years, leadBasis: basis } = shop;
  const asked = [...LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off'), 'message' as const];
  const gaps: Record<string, string> = {
    controller: controller.name,
    address: controller.address,
    email: controller.email,
    phone: controller.phone === '' ? '' : notice.controllerPhone.replace('{value}', () => controller.phone),
    dpo: controller.dpo === '' ? '' : notice.controllerDpo.replace('{value}', () => controller.dpo),
    days: String(shop.leadRetentionDays),
    years: yearsText(years, locale),
    quarantine: String(shop.quarantineDays),
    authority: complaintAuthority(shop.url, shop.locale, locale),
    advertising: advertisingLaw(shop, locale),
    law: deviceLaw(shop, locale),
    consentLaw: deviceConsentLaw(shop, locale),
    fields: joined(
      asked.map((field) => notice.fieldNames[field]),
      notice.and,
    ),
  };
  const fill = (sentence: string): string => fillGaps(sentence, gaps);
  const isConsent = basis === 'consent';
  const hasOffers = shop.marketing.email || shop.marketing.phone;
  return [
    {
      heading: words.chatHeading,
      paragraphs: [
        `${words.chat} ${chat.data} ${chat.voluntary}`,
        chat.bases,
        `${chat.retention} ${words.chatErase}`,
      ],
    },
    {
      heading: words.formHeading,
      paragraphs: [
        fill(`${words.form} ${isConsent ? notice.purposeConsent : notice.purposeRequest}`),
        fill(notice.retention + (years === 0 ? '' : notice.proof[basis])),
        ...(isConsent ? [fill(notice.withdraw)] : []),
        ...(shop.quarantineDays === 0 ? [] : [fill(notice.spamCheck)]),
        ...(hasOffers ? [`${fill(words.offers)} ${marketingRetention(shop, locale)}`] : []),
      ],
    },
    { heading: words.storageHeading, paragraphs: [fill(words.storage), words.noAddress] },
    ...(shop.visitorList.isOn ? [{ heading: words.visitsHeading, paragraphs: [fill(words.visits)] }] : []),
    {
      heading: words.recipientsHeading,
      paragraphs: [
        ...(facts.operatorName === null ? [words.recipientsOwn] : []),
        ...recipientSentences(facts, controller.email, locale),
      ],
    },
    {
      heading: words.rightsHeading,
      paragraphs: [fill(notice.controller), fill(notice.rights), fill(notice.object)],
    },
  ];
};

/** In every language. */
export const composePolicyTexts = (shop: Shop, facts: ProcessingFacts): Record<Locale, PolicyTextPart[]> =>
  byLocale((locale) => composePolicyText(shop, locale, facts));
