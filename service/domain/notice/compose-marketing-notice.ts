import { type Locale, MARKETING_CHANNELS, type MarketingChannel } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import { MARKETING_WORDS, yearsText } from '../model/marketing/marketing-texts.ts';
import { fieldOf, purposeOf } from '../model/marketing/subscription.ts';
import type { NoticeContent, NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { fill, html, noticeIdOf, noticeWords, plain, policyLink } from './compose-notice.ts';

const TEMPLATE_VERSION = '1';

/** One box: its channel and the words beside it. */
export type MarketingBox = { readonly channel: MarketingChannel; readonly text: readonly TextPart[] };
export type MarketingNotice = {
  readonly notice: NoticeVersion;
  readonly boxes: readonly MarketingBox[];
  readonly hint: readonly TextPart[];
};

/** Channels that the shop turned on and whose field the form asks for. */
export const channelsOf = (shop: Shop): MarketingChannel[] =>
  MARKETING_CHANNELS.filter((channel) => shop.marketing[channel] && shop.fields[fieldOf(channel)] !== 'off');

/**
 * The boxes for offers, one per channel, and the notice that freezes their words; null without a channel, or without
 * a published policy page, whatever the basis of the form is. Rules: MK-1, CO-3, CO-5, D3.
 */
export const composeMarketingNotice = (input: {
  shop: Shop;
  locale: Locale;
  page: PolicyPage | null;
  operatorName: string | null;
  digest: Digest;
  now: Date;
}): MarketingNotice | null => {
  const { shop, locale, page, digest } = input;
  const channels = channelsOf(shop);
  const policy = policyLink(page, locale, noticeWords(locale));
  if (channels.length === 0 || policy === null || page === null || page.url === null) return null;
  const words = MARKETING_WORDS[locale];
  const { controller } = shop;
  const years = shop.marketingProofYears;
  const retention =
    words.retention + (years === 0 ? '' : words.proof.replace('{years}', yearsText(years, locale)));
  const gaps = {
    controller: controller.name,
    email: { text: controller.email, href: `mailto:${controller.email}` },
    policy,
    retention,
  };
  const boxes = channels.map((channel) => ({
    channel,
    text: fill(shop.marketing.texts[channel][locale] ?? words.consent[channel], gaps),
  }));
  const hint = fill(words.hint, gaps);
  const shown = [...boxes.map((box) => box.text), hint];
  const content: NoticeContent = {
    shopId: shop.id,
    surface: 'marketing_optin',
    locale,
    purposes: boxes.map(({ channel, text }) => ({
      code: purposeOf(channel),
      basis: 'consent',
      required: false,
      text: plain(text),
    })),
    fields: channels.map(fieldOf),
    textPlain: shown.map(plain).join('\n'),
    textHtml: shown.map((parts) => `<p>${html(parts)}</p>`).join('\n'),
    controller,
    recipients: input.operatorName === null ? [] : [input.operatorName],
    retentionText: retention,
    withdrawText: plain(fill(words.withdraw, gaps)),
    policy: {
      url: page.url,
      title: page.title ?? page.url,
      locale: page.locale,
      contentSha256: page.contentSha256 ?? '',
      state: page.state,
    },
    templateVersion: TEMPLATE_VERSION,
  };
  return {
    notice: {
      id: noticeIdOf(content, digest),
      shopId: shop.id,
      content,
      paragraphs: shown,
      consent: null,
      createdAt: input.now,
      origin: {
        pageId: page.pageId,
        revision: page.revision,
        modifiedAt: page.modifiedAt,
        snapshotSha256: page.contentSha256,
      },
    },
    boxes,
    hint,
  };
};
