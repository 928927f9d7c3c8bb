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

/** `ntc_` and the SHA-256 of the canonical content. Rule: D5. */
export const noticeIdOf = (content: NoticeContent, digest: Pick<Digest, 'sha256Hex'>): NoticeId =>
  `ntc_${digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(content))))}`;

/** Input of `freezeNotice`. */
export type NoticeDraft = {
  shop: Shop;
  surface: NoticeSurface;
  locale: Locale;
  purposes: readonly NoticePurpose[];
  fields: readonly string[];
  paragraphs: readonly (readonly TextPart[])[];
  /** Null: no box allowed. Rule: D3. */
  consent: readonly TextPart[] | null;
  retentionText: string;
  withdrawText: string;
  /** Part of the words only while linked. */
  page: PolicyPage | null;
  isPolicyLinked: boolean;
  /** Recipients of the data. */
  facts: ProcessingFacts;
  templateVersion: string;
  digest: Pick<Digest, 'sha256Hex'>;
  now: Date;
};

/** Freezes a notice under the hash of its words. Rules: D5, TR-3. */
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
