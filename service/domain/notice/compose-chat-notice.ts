import type { Locale } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import { recipientSentences } from '../model/disclosure/recipients.ts';
import { yearsText } from '../model/marketing/marketing-texts.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { policyLink } from './compose-notice.ts';
import { freezeNotice } from './freeze-notice.ts';
import { controllerGaps } from './shared-gaps.ts';
import { fillParts, type Gaps, plainText } from './text-parts.ts';
import type { ChatNoticeWords } from './texts/chat/chat-notice-catalog.ts';
import { chatNoticeCatalog } from './texts/chat/chat-notice-catalog.ts';
import { noticeCatalog } from './texts/notice-catalog.ts';

/** Raise when a sentence changes its meaning. */
const CHAT_NOTICE_TEMPLATE_VERSION = '2';

/** From the last message. Rule: RE-1. */
export const chatRetention = (shop: Shop, locale: Locale): string => {
  const words = chatNoticeCatalog[locale];
  const { conversationRetentionDays: days, anonymousRetentionDays: anonymous } = shop;
  const sentence = days === anonymous ? words.onePeriod : words.twoPeriods;
  return plainText(fillParts(sentence, { days: String(days), anonymous: String(anonymous) }));
};

const dataSentences = (
  words: ChatNoticeWords,
  { hasShopServer, areFilesScanned }: Pick<ProcessingFacts, 'hasShopServer' | 'areFilesScanned'>,
): string => {
  const { attachment, shop_customer: shopServer, ...data } = words.data;
  const files = attachment + (areFilesScanned ? words.scanned : '');
  const { conversation, page_address: page, ...others } = data;
  return [conversation, page, ...(hasShopServer ? [shopServer] : []), files, ...Object.values(others)].join(
    ' ',
  );
};

export const chatSentences = (
  shop: Shop,
  locale: Locale,
  facts: Pick<ProcessingFacts, 'hasShopServer' | 'areFilesScanned'>,
): Record<'data' | 'bases' | 'retention' | 'voluntary', string> => {
  const words = chatNoticeCatalog[locale];
  const years = shop.enquiryProofYears;
  const proof = years === 0 ? '' : words.proof.replace('{years}', yearsText(years, locale));
  return {
    data: dataSentences(words, facts),
    bases: words.bases + (facts.hasShopServer ? words.basisOfShopServer : '') + words.basisOfCards,
    retention: chatRetention(shop, locale) + words.longer + proof,
    voluntary: words.voluntary,
  };
};

/** First paragraph above the chat, the rest as second layer. Rules: TR-1, TR-3, D5. */
export const composeChatNotice = (input: {
  shop: Shop;
  locale: Locale;
  page: PolicyPage | null;
  facts: ProcessingFacts;
  digest: Pick<Digest, 'sha256Hex'>;
  now: Date;
}): NoticeVersion => {
  const { shop, locale, page, facts } = input;
  const words = chatNoticeCatalog[locale];
  const common = noticeCatalog[locale];
  const policy = policyLink(page, locale, common);
  const gaps: Gaps = {
    ...controllerGaps(shop, locale, common),
    ...(policy === null ? {} : { policy }),
  };
  const { data, bases, retention: kept } = chatSentences(shop, locale, facts);
  const retention = [{ text: kept }];
  const object = fillParts(common.object, gaps);
  const line = fillParts(`${words.line} ${chatRetention(shop, locale)}`, gaps);
  const paragraphs = [
    policy === null ? line : [...line, { text: ' ' }, ...policy],
    fillParts(common.controller, gaps),
    [{ text: data }],
    [{ text: bases }],
    retention,
    [{ text: recipientSentences(facts, shop.controller.email, locale).join(' ') }],
    fillParts(words.voluntary, gaps),
    fillParts(common.rights, gaps),
    object,
    ...(policy === null ? [] : [fillParts(common.policy, gaps)]),
  ];
  return freezeNotice({
    shop,
    surface: 'live_chat',
    locale,
    purposes: [{ code: 'reply', basis: 'request', required: true, text: words.purposeText }],
    fields: ['message'],
    paragraphs,
    consent: null,
    retentionText: plainText(retention),
    withdrawText: plainText(object),
    page,
    isPolicyLinked: policy !== null,
    facts,
    templateVersion: CHAT_NOTICE_TEMPLATE_VERSION,
    digest: input.digest,
    now: input.now,
  });
};

/** Equal for all visitors of a shop. */
export const chatDetailsPath = (shop: Pick<Shop, 'key'>, locale: Locale): string =>
  `/notice/${shop.key}?lang=${locale}`;

export const chatDetailsTitle = (locale: Locale): string => chatNoticeCatalog[locale].pageTitle;

/** First layer with the link to the second. */
export const chatLine = (
  notice: NoticeVersion,
  shop: Pick<Shop, 'key'>,
  origin: string,
): readonly TextPart[] => {
  const { locale } = notice.content;
  const link = { text: chatNoticeCatalog[locale].details, href: origin + chatDetailsPath(shop, locale) };
  return [...(notice.paragraphs[0] ?? []), { text: ' ' }, link];
};
