import { LEAD_FIELDS, type LeadField, type Locale, type NoticeId } from '../../protocol/vocabulary.ts';
import { canonicalJson } from '../model/base/canonical-json.ts';
import type { Digest } from '../model/base/ports.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import type { NoticeContent, NoticeVersion, TextPart } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { NoticeWords } from './texts/notice-words.ts';
import { pl } from './texts/pl.ts';

export const NOTICE_WORDS: Record<Locale, NoticeWords> = { pl, en, de };
export const noticeWords = (locale: Locale): NoticeWords => NOTICE_WORDS[locale];
/** Raised when a sentence changes its meaning; stands in every notice. */
export const TEMPLATE_VERSION = '1';

export type Gaps = Readonly<Record<string, string | TextPart | readonly TextPart[]>>;

/** Fills the gaps of a sentence; text beside text is joined. */
export const fill = (sentence: string, gaps: Gaps): TextPart[] => {
  const parts: TextPart[] = [];
  const add = (part: TextPart) => {
    if (part.text === '') return;
    const last = parts.at(-1);
    if (last !== undefined && last.href === undefined && part.href === undefined) {
      // A name such as „Herbata sp. z o.o." ends the sentence by itself.
      const rest = last.text.endsWith('.') && part.text.startsWith('.') ? part.text.slice(1) : part.text;
      parts[parts.length - 1] = { text: last.text + rest };
    } else parts.push(part);
  };
  for (const piece of sentence.split(/(\{[a-z]+\})/)) {
    const gap = piece.startsWith('{') ? gaps[piece.slice(1, -1)] : undefined;
    if (gap === undefined) add({ text: piece });
    else if (typeof gap === 'string') add({ text: gap });
    else if (Array.isArray(gap)) for (const part of gap as readonly TextPart[]) add(part);
    else add(gap as TextPart);
  }
  return parts;
};

export const list = (items: readonly string[], and: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}${and}${items.at(-1)}`;

export const plain = (parts: readonly TextPart[]): string =>
  parts.map((part) => (part.href === undefined ? part.text : `${part.text} <${part.href}>`)).join('');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
export const html = (parts: readonly TextPart[]): string =>
  parts
    .map((part) =>
      part.href === undefined
        ? escapeHtml(part.text)
        : `<a href="${escapeHtml(part.href)}">${escapeHtml(part.text)}</a>`,
    )
    .join('');

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
 * Builds the exact words shown over and in the contact form, and freezes them under the hash of all that they say.
 * Rules: TR-1, TR-3, TR-4, CO-5, D3, decision 0078.
 * @param basis `consent` needs a published page
 * @param operatorName who hosts the chat for the shop; null when the shop hosts it itself
 */
export const composeNotice = (input: {
  shop: Shop;
  locale: Locale;
  basis: 'consent' | 'request';
  page: PolicyPage | null;
  operatorName: string | null;
  digest: Digest;
  now: Date;
}): NoticeVersion => {
  const { shop, locale, basis, page, digest } = input;
  const words = NOTICE_WORDS[locale];
  const { controller } = shop;
  const asked: (LeadField | 'message')[] = [
    ...LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off'),
    'message',
  ];
  const required = asked.filter((field) => field === 'message' || shop.fields[field] === 'required');
  const policy = policyLink(page, locale, words);
  const gaps: Gaps = {
    controller: controller.name,
    address: controller.address,
    email: { text: controller.email, href: `mailto:${controller.email}` },
    phone: controller.phone === '' ? '' : words.controllerPhone.replace('{value}', () => controller.phone),
    dpo: controller.dpo === '' ? '' : words.controllerDpo.replace('{value}', () => controller.dpo),
    days: String(shop.leadRetentionDays),
    fields: list(
      asked.map((field) => words.fieldNames[field]),
      words.and,
    ),
    required: list(
      required.map((field) => words.fieldNames[field]),
      words.and,
    ),
    operator: input.operatorName ?? '',
    authority: complaintAuthority(shop.url, shop.locale, locale),
    ...(policy === null ? {} : { policy }),
  };
  const withdraw = fill(basis === 'consent' ? words.withdraw : words.object, gaps);
  const retention = fill(words.retention, gaps);
  const paragraphs = [
    fill(words.controller, gaps),
    [...fill(`${basis === 'consent' ? words.purposeConsent : words.purposeRequest} `, gaps), ...retention],
    fill(words.voluntary, gaps),
    ...(input.operatorName === null ? [] : [fill(words.recipients, gaps)]),
    withdraw,
    fill(words.rights, gaps),
    ...(policy === null ? [] : [fill(words.policy, gaps)]),
  ];
  const consent = basis === 'consent' && policy !== null ? fill(words.consent, gaps) : null;
  const shown = consent === null ? paragraphs : [...paragraphs, consent];

  const content: NoticeContent = {
    shopId: shop.id,
    surface: 'offline_form',
    locale,
    purposes: [{ code: 'reply', basis, required: true, text: words.purposeText }],
    fields: asked,
    textPlain: shown.map(plain).join('\n'),
    textHtml: shown.map((parts) => `<p>${html(parts)}</p>`).join('\n'),
    controller,
    recipients: input.operatorName === null ? [] : [input.operatorName],
    retentionText: plain(retention),
    withdrawText: plain(withdraw),
    policy:
      policy === null || page === null || page.url === null
        ? null
        : {
            url: page.url,
            title: page.title ?? page.url,
            locale: page.locale,
            contentSha256: page.contentSha256 ?? '',
            state: page.state,
          },
    templateVersion: TEMPLATE_VERSION,
  };
  return {
    id: noticeIdOf(content, digest),
    shopId: shop.id,
    content,
    paragraphs,
    consent,
    createdAt: input.now,
    origin: {
      pageId: page?.pageId ?? null,
      revision: page?.revision ?? null,
      modifiedAt: page?.modifiedAt ?? null,
      snapshotSha256: policy === null ? null : (page?.contentSha256 ?? null),
    },
  };
};

/** `ntc_` and the SHA-256 of the canonical content, so that an id cannot stand for other words. Rule: D5. */
export const noticeIdOf = (content: NoticeContent, digest: Pick<Digest, 'sha256Hex'>): NoticeId =>
  `ntc_${digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(content))))}`;

const chatLine = (shop: Shop, words: NoticeWords): TextPart[] => {
  const { conversationRetentionDays, anonymousRetentionDays } = shop;
  const hasOnePeriod = conversationRetentionDays === anonymousRetentionDays;
  return fill(hasOnePeriod ? words.chat : words.chatTwoPeriods, {
    controller: shop.controller.name,
    days: String(conversationRetentionDays),
    anonymous: String(anonymousRetentionDays),
  });
};

/** The sentences about time that visitors read in the form and over the chat. Rule: RE-1. */
export const retentionSentences = (shop: Shop, locale: Locale): { form: string; chat: string } => ({
  form: plain(fill(NOTICE_WORDS[locale].retention, { days: String(shop.leadRetentionDays) })),
  chat: plain(chatLine(shop, NOTICE_WORDS[locale])),
});

/** The one line over a live chat. Rules: TR-1, RE-1. */
export const composeChatNotice = (shop: Shop, locale: Locale, page: PolicyPage | null): TextPart[] => {
  const words = NOTICE_WORDS[locale];
  const policy = policyLink(page, locale, words);
  const line = chatLine(shop, words);
  return policy === null ? line : [...line, ...fill(words.chatPolicy, { policy })];
};
