import type { Locale } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import { type AskedField, type CardPurpose, wordsIn } from '../model/card/card.ts';
import { complaintAuthority } from '../model/notice/complaint-authority.ts';
import type { NoticeContent, NoticeVersion } from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import {
  fill,
  type Gaps,
  html,
  list,
  NOTICE_WORDS,
  noticeIdOf,
  plain,
  policyLink,
  TEMPLATE_VERSION,
} from './compose-notice.ts';
import type { CardWords } from './texts/card/card-words.ts';
import { de } from './texts/card/de.ts';
import { en } from './texts/card/en.ts';
import { pl } from './texts/card/pl.ts';

const WORDS: Record<Locale, CardWords> = { pl, en, de };

/** The field as a person would say it. */
export const fieldName = ({ kind, label }: AskedField, locale: Locale): string =>
  kind === 'text' ? (label ?? '') : WORDS[locale].fieldNames[kind];

/**
 * Everything that a data-request card says: scope, purpose, basis, how long, needed or not, what happens without,
 * recipients, rights, policy. Frozen like any notice, under the hash of all of it. Rules: RQ-1, TR-1, D2, D5.
 * @param page box and link need a published page
 * @returns the notice, and how many of its paragraphs stand open on the card
 */
export const composeCardNotice = (input: {
  shop: Shop;
  locale: Locale;
  purpose: CardPurpose;
  fields: readonly AskedField[];
  page: PolicyPage | null;
  operatorName: string | null;
  digest: Pick<Digest, 'sha256Hex'>;
  now: Date;
}): NoticeVersion & { readonly firstLayer: number } => {
  const { shop, locale, purpose, page } = input;
  const words = WORDS[locale];
  const common = NOTICE_WORDS[locale];
  const { controller } = shop;
  const policy = policyLink(page, locale, common);
  const days = Math.min(purpose.retentionDays, shop.conversationRetentionDays);
  const fields = input.fields.map((field) => fieldName(field, locale));
  const purposeText = wordsIn(purpose.text, locale, shop.locale);
  const gaps: Gaps = {
    controller: controller.name,
    address: controller.address,
    email: { text: controller.email, href: `mailto:${controller.email}` },
    phone: controller.phone === '' ? '' : common.controllerPhone.replace('{value}', () => controller.phone),
    dpo: controller.dpo === '' ? '' : common.controllerDpo.replace('{value}', () => controller.dpo),
    days: String(days),
    fields: list(fields, common.and),
    purpose: purposeText,
    consequence: wordsIn(purpose.consequence, locale, shop.locale),
    operator: input.operatorName ?? '',
    authority: complaintAuthority(shop.url, shop.locale, locale),
    ...(policy === null ? {} : { policy }),
  };
  const retention = fill(words.retention, gaps);
  const isConsent = purpose.basis === 'consent';
  // Only an interest can be objected to; a contract can be left, a consent withdrawn.
  const leave = isConsent
    ? fill(words.withdraw, gaps)
    : purpose.basis === 'interest'
      ? fill(common.object, gaps)
      : [];
  const first = [
    fill(words.purpose, gaps),
    fill(purpose.needed ? words.needed : words.voluntary, gaps),
    [...fill(`${words.basis[purpose.basis]} `, gaps), ...retention],
    ...(leave.length === 0 ? [] : [leave]),
    ...(policy === null ? [] : [fill(common.policy, gaps)]),
  ];
  const paragraphs = [
    ...first,
    fill(common.controller, gaps),
    ...(input.operatorName === null ? [] : [fill(common.recipients, gaps)]),
    fill(common.rights, gaps),
  ];
  const consent = isConsent && policy !== null ? fill(words.consent, gaps) : null;
  const shown = consent === null ? paragraphs : [...paragraphs, consent];
  const content: NoticeContent = {
    shopId: shop.id,
    surface: 'data_request',
    locale,
    purposes: [
      { code: `card.${purpose.code}`, basis: purpose.basis, required: purpose.needed, text: purposeText },
    ],
    fields,
    textPlain: shown.map(plain).join('\n'),
    textHtml: shown.map((parts) => `<p>${html(parts)}</p>`).join('\n'),
    controller,
    recipients: input.operatorName === null ? [] : [input.operatorName],
    retentionText: plain(retention),
    withdrawText: plain(leave),
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
    id: noticeIdOf(content, input.digest),
    shopId: shop.id,
    content,
    paragraphs,
    consent,
    createdAt: input.now,
    firstLayer: first.length,
    origin: {
      pageId: page?.pageId ?? null,
      revision: page?.revision ?? null,
      modifiedAt: page?.modifiedAt ?? null,
      snapshotSha256: policy === null ? null : (page?.contentSha256 ?? null),
    },
  };
};
