import type {
  CardBasis,
  LeadBasis,
  Locale,
  NoticeId,
  PolicyState,
  ShopId,
} from '../../../protocol/vocabulary.ts';
import type { Controller } from '../shop/shop.ts';

/** A piece of shown text; with `href` a link. */
export type TextPart = { readonly text: string; readonly href?: string };

/** Where a notice is shown. */
export type NoticeSurface = 'offline_form' | 'live_chat' | 'data_request' | 'marketing_optin';

export type NoticePurpose = {
  /** `reply`, `marketing_email`, `marketing_phone`, or the code of a data-request card's purpose. */
  readonly code: string;
  readonly basis: LeadBasis | CardBasis;
  readonly required: boolean;
  readonly text: string;
};

/** What was shown, frozen. The id is the hash of everything in `content`. Rule: D5, decision 0078. */
export type NoticeContent = {
  readonly shopId: ShopId;
  readonly surface: NoticeSurface;
  readonly locale: Locale;
  readonly purposes: readonly NoticePurpose[];
  /** Names of the fields that are asked for. */
  readonly fields: readonly string[];
  readonly textPlain: string;
  readonly textHtml: string;
  readonly controller: Controller;
  readonly recipients: readonly string[];
  readonly retentionText: string;
  readonly withdrawText: string;
  readonly policy: {
    readonly url: string;
    readonly title: string;
    readonly locale: Locale;
    readonly contentSha256: string;
    readonly state: PolicyState;
  } | null;
  readonly templateVersion: string;
};

export type NoticeVersion = {
  readonly id: NoticeId;
  readonly shopId: ShopId;
  readonly content: NoticeContent;
  /** The same words as `textPlain`, as the widget shows them. */
  readonly paragraphs: readonly (readonly TextPart[])[];
  /** Null when no box may be shown. Rule: D3. */
  readonly consent: readonly TextPart[] | null;
  readonly createdAt: Date;
  /** What made it, outside the hash: page id, revision, snapshot. */
  readonly origin: {
    readonly pageId: string | null;
    readonly revision: string | null;
    readonly modifiedAt: Date | null;
    readonly snapshotSha256: string | null;
  };
};

/** Which version is shown now, and those before it. */
export type CurrentNotice = {
  readonly shopId: ShopId;
  readonly locale: Locale;
  /** Null while the form shows no notice (closed or bare). */
  readonly noticeId: NoticeId | null;
  readonly since: Date;
  /** Newest first, at most 20. */
  readonly previous: readonly { readonly noticeId: NoticeId; readonly supersededAt: Date }[];
};

/** The text of a policy page at one moment, kept once per content. */
export type PolicySnapshot = {
  readonly shopId: ShopId;
  readonly sha256: string;
  readonly text: string;
  readonly fetchedAt: Date;
  readonly source: 'adapter' | 'link';
};

/** How long an older version may still be sent in, when nothing of weight changed. Rule: CO-4. */
export const NOTICE_GRACE_MS = 24 * 3_600_000;

/** The basis under which the shop answers a contact form that was sent under this notice. Rule: D2. */
export const leadBasisOf = (notice: NoticeVersion): LeadBasis =>
  notice.content.purposes.some(({ code, basis }) => code === 'reply' && basis === 'consent')
    ? 'consent'
    : 'request';
