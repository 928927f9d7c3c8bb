import { type Locale, MARKETING_CHANNELS, type MarketingChannel } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import { marketingRetention } from '../model/marketing/marketing-texts.ts';
import { fieldOf, purposeOf } from '../model/marketing/subscription.ts';
import { marketingCatalog } from '../model/marketing/texts/marketing-catalog.ts';
import { advertisingLaw } from '../model/notice/national-law.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { noticeWords, policyLink } from './compose-notice.ts';
import { freezeNotice } from './freeze-notice.ts';
import { fillParts, plainText } from './text-parts.ts';

/** Raise when a sentence changes its meaning. */
const MARKETING_NOTICE_TEMPLATE_VERSION = '4';

export type MarketingBox = { readonly channel: MarketingChannel; readonly text: readonly TextPart[] };
export type MarketingNotice = {
  readonly notice: NoticeVersion;
  readonly boxes: readonly MarketingBox[];
  readonly hint: readonly TextPart[];
};

/** E-mail also needs a mail server. Rule: MK-2. */
export const channelsOf = (shop: Shop, isMailSet: boolean): MarketingChannel[] =>
  MARKETING_CHANNELS.filter(
    (channel) =>
      shop.marketing[channel] &&
      shop.fields[fieldOf(channel)] !== 'off' &&
      (channel !== 'email' || isMailSet),
  );

/** Boxes by channel; null without a channel or published policy. Rules: MK-1, CO-3, CO-5, D3. */
export const composeMarketingNotice = (input: {
  shop: Shop;
  locale: Locale;
  page: PolicyPage | null;
  facts: ProcessingFacts;
  isMailSet: boolean;
  digest: Digest;
  now: Date;
}): MarketingNotice | null => {
  const { shop, locale, page } = input;
  const channels = channelsOf(shop, input.isMailSet);
  const policy = policyLink(page, locale, noticeWords(locale));
  if (channels.length === 0 || policy === null || page === null || page.url === null) return null;
  const words = marketingCatalog[locale];
  const { controller } = shop;
  const retention = marketingRetention(shop, locale);
  const gaps = {
    controller: controller.name,
    email: { text: controller.email, href: `mailto:${controller.email}` },
    policy,
    retention,
    law: advertisingLaw(shop, locale),
  };
  const boxes = channels.map((channel) => ({
    channel,
    text: fillParts(shop.marketing.texts[channel][locale] ?? words.consent[channel], gaps),
  }));
  const hint = fillParts(words.hint, gaps);
  const notice = freezeNotice({
    shop,
    surface: 'marketing_optin',
    locale,
    purposes: boxes.map(({ channel, text }) => ({
      code: purposeOf(channel),
      basis: 'consent',
      required: false,
      text: plainText(text),
    })),
    fields: channels.map(fieldOf),
    paragraphs: [...boxes.map((box) => box.text), hint],
    consent: null,
    retentionText: retention,
    withdrawText: plainText(fillParts(words.withdraw, gaps)),
    page,
    isPolicyLinked: true,
    facts: input.facts,
    templateVersion: MARKETING_NOTICE_TEMPLATE_VERSION,
    digest: input.digest,
    now: input.now,
  });
  return { notice, boxes, hint };
};
