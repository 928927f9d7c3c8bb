import type {
  CardBasis,
  LeadBasis,
  Locale,
  NoticeId,
  PolicyState,
  ShopId,
} from '../../../protocol/vocabulary.ts';
import type { Controller } from '../shop/shop.ts';

export type TextPart = { readonly text: string; readonly href?: string };

export type NoticeSurface = 'offline_form' | 'live_chat' | 'data_request' | 'marketing_optin';

export type NoticePurpose = {
  /** `reply`, `marketing_email`, `marketing_phone`, or a card's code. */
  readonly code: string;
  readonly basis: LeadBasis | CardBasis;
  readonly required: boolean;
  readonly text: string;
};

/** Frozen; id: hash of `content`. Rule: D5. */
export type NoticeContent = {
  readonly shopId: ShopId;
  readonly surface: NoticeSurface;
  readonly locale: Locale;
  readonly purposes: readonly NoticePurpose[];
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
  /** Same as `textPlain`. */
  readonly paragraphs: readonly (readonly TextPart[])[];
  /** Null: no box. Rule: D3. */
  readonly consent: readonly TextPart[] | null;
  readonly createdAt: Date;
  /** Source, outside the hash. */
  readonly origin: {
    readonly pageId: string | null;
    readonly revision: string | null;
    readonly modifiedAt: Date | null;
    readonly snapshotSha256: string | null;
  };
};

export type CurrentNotice = {
  readonly shopId: ShopId;
  readonly locale: Locale;
  /** Null: closed or bare. */
  readonly noticeId: NoticeId | null;
  readonly since: Date;
  /** Newest first, at most 20. */
  readonly previous: readonly { readonly noticeId: NoticeId; readonly supersededAt: Date }[];
};

/** Unique per content. */
export type PolicySnapshot = {
  readonly shopId: ShopId;
  readonly sha256: string;
  readonly text: string;
  readonly fetchedAt: Date;
  readonly source: 'adapter' | 'link';
};

/** Without material change. Rule: CO-4. */
export const NOTICE_GRACE_MS = 24 * 3_600_000;

/** Legal basis of a form under this notice. Rule: D2. */
export const leadBasisOf = (notice: NoticeVersion): LeadBasis =>
  notice.content.purposes.some(({ code, basis }) => code === 'reply' && basis === 'consent')
    ? 'consent'
    : 'request';
