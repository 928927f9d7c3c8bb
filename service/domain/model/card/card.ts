import type {
  CardBasis,
  CardField,
  CardId,
  CardState,
  ConsentEventId,
  ConversationId,
  Locale,
  NoticeId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { TextPart } from '../notice/notice.ts';

/** `label` only for `text`. */
export type AskedField = { readonly kind: CardField; readonly label: string | null };

/** Rule: RQ-1. */
export type CardPurpose = {
  readonly code: string;
  readonly text: Readonly<Partial<Record<Locale, string>>>;
  readonly basis: CardBasis;
  readonly fields: readonly CardField[];
  /** After the answer; limited by the conversation. */
  readonly retentionDays: number;
  readonly needed: boolean;
  readonly consequence: Readonly<Partial<Record<Locale, string>>>;
};

/** No personal data. */
export type CardRequest = {
  readonly fields: readonly AskedField[];
  readonly purpose: string;
  readonly basis: CardBasis;
  readonly needed: boolean;
  readonly noticeId: NoticeId;
  readonly paragraphs: readonly (readonly TextPart[])[];
  readonly firstLayer: number;
  readonly consent: readonly TextPart[] | null;
  readonly answerBy: Date;
  /** Enables answers by mail. */
  readonly isAnswerHere?: boolean;
  /** Only with `isAnswerHere`. */
  readonly takesReplies?: boolean;
};

/** Answers serve its purpose only. Rule: RQ-2. */
export type Card = {
  readonly id: CardId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly state: CardState;
  /** Null: the visitor. */
  readonly requestedBy: StaffId | null;
  readonly requestedAt: Date;
  readonly locale: Locale;
  readonly purposeCode: string;
  readonly purpose: string;
  readonly basis: CardBasis;
  readonly needed: boolean;
  /** After the answer; null: as the conversation. */
  readonly retentionDays: number | null;
  readonly fields: readonly AskedField[];
  readonly noticeId: NoticeId;
  readonly answerBy: Date;
  /** Detects repeats. */
  readonly actRef: string | null;
  readonly answeredAt: Date | null;
  /** Absent: no. */
  readonly textByMail?: boolean;
  /** In field order. Rule: SE-5. */
  readonly sealed: string | null;
  readonly subjectKeys: readonly string[];
  /** Last correction; absent: none. */
  readonly keysSince?: Date | null;
  readonly consentEventId: ConsentEventId | null;
  /** Null: none, or as the conversation. */
  readonly answersExpireAt: Date | null;
  /** The conversation's end. */
  readonly expiresAt: Date;
};

export const CARD_OPEN_MS = 24 * 3_600_000;

export const isOpenAt = (card: Card, now: Date): boolean =>
  card.state === 'asked' && card.answerBy.getTime() > now.getTime();

/** In the conversation's language, else the shop's, else any. */
export const wordsIn = (
  words: Readonly<Partial<Record<Locale, string>>>,
  locale: Locale,
  fallback: Locale,
): string => words[locale] ?? words[fallback] ?? Object.values(words)[0] ?? '';
