import type { Locale, NoticeId } from '../../protocol/vocabulary.ts';
import { canonicalJson } from '../model/base/canonical-json.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ProcessingFacts } from '../model/disclosure/processing-facts.ts';
import { recipientNames } from '../model/disclosure/recipients.ts';
import type {
  NoticeContent,
  NoticePurpose,
  NoticeSurface,
  NoticeVersion,
  TextPart,
} from '../model/notice/notice.ts';
import type { PolicyPage } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import { htmlText, plainText } from './text-parts.ts';

/** `ntc_` and the SHA-256 of the canonical content, so that an id cannot stand for other words. Rule: D5. */
export const noticeIdOf = (content: NoticeContent, digest: Pick<Digest, 'sha256Hex'>): NoticeId =>
  `ntc_${digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(content))))}`;

/** What a notice is made of before it is frozen. */
export type NoticeDraft = {
  shop: Shop;
  surface: NoticeSurface;
  locale: Locale;
  purposes: readonly NoticePurpose[];
  /** Names of the fields that are asked for. */
  fields: readonly string[];
  paragraphs: readonly (readonly TextPart[])[];
  /** The sentence beside the box; null where no box may be shown. Rule: D3. */
  consent: readonly TextPart[] | null;
  retentionText: string;
  withdrawText: string;
  /** The shop's policy page as it is known; it becomes part of the words only while it is linked. */
  page: PolicyPage | null;
  isPolicyLinked: boolean;
  /** Who receives the data. */
  facts: ProcessingFacts;
  templateVersion: string;
  digest: Pick<Digest, 'sha256Hex'>;
  now: Date;
};

/**
 * Freezes the words that a visitor is shown under the hash of all that they say: form, card and offers alike. What a
 * consent refers to later is this and nothing else. Rules: D5, TR-3, decision 0078.
 */
export const freezeNotice = (draft: NoticeDraft): NoticeVersion => {
  const { shop, locale, paragraphs, consent, page, isPolicyLinked } = draft;
  const shown = consent === null ? paragraphs : [...paragraphs, consent];
  const content: NoticeContent = {
    shopId: shop.id,
    surface: draft.surface,
    locale,
    purposes: draft.purposes,
    fields: draft.fields,
    textPlain: shown.map(plainText).join('\n'),
    textHtml: shown.map((parts) => `<p>${htmlText(parts)}</p>`).join('\n'),
    controller: shop.controller,
    recipients: recipientNames(draft.facts),
    retentionText: draft.retentionText,
    withdrawText: draft.withdrawText,
    policy:
      !isPolicyLinked || page === null || page.url === null
        ? null
        : {
            url: page.url,
            title: page.title ?? page.url,
            locale: page.locale,
            contentSha256: page.contentSha256 ?? '',
            state: page.state,
          },
    templateVersion: draft.templateVersion,
  };
  return {
    id: noticeIdOf(content, draft.digest),
    shopId: shop.id,
    content,
    paragraphs,
    consent,
    createdAt: draft.now,
    origin: {
      pageId: page?.pageId ?? null,
      revision: page?.revision ?? null,
      modifiedAt: page?.modifiedAt ?? null,
      snapshotSha256: isPolicyLinked ? (page?.contentSha256 ?? null) : null,
    },
  };
};
