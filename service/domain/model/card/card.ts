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

/** One thing that a card asks for; only `text` carries a label, written by the consultant. */
export type AskedField = { readonly kind: CardField; readonly label: string | null };

/** A shop's reason to ask, from its own list. Rule: RQ-1. */
export type CardPurpose = {
  readonly code: string;
  readonly text: Readonly<Partial<Record<Locale, string>>>;
  readonly basis: CardBasis;
  readonly fields: readonly CardField[];
  /** Days after the answer; the conversation's end comes first when it is earlier. */
  readonly retentionDays: number;
  readonly needed: boolean;
  readonly consequence: Readonly<Partial<Record<Locale, string>>>;
};

/** What the visitor reads before answering, as an event of the conversation. It holds no personal data. */
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
  /** The visitor is answered by mail from the answer on. Decision 0125. */
  readonly isAnswerHere?: boolean;
  /** With `isAnswerHere`: a mail with the text can be answered by mail. Decision 0127. */
  readonly takesReplies?: boolean;
};

/** A request for data and what became of it. The answers serve its purpose alone. Rule: RQ-2. */
export type Card = {
  readonly id: CardId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly state: CardState;
  /** Null: offered by the service itself, at the visitor's wish. */
  readonly requestedBy: StaffId | null;
  readonly requestedAt: Date;
  readonly locale: Locale;
  readonly purposeCode: string;
  readonly purpose: string;
  readonly basis: CardBasis;
  readonly needed: boolean;
  /** Days after the answer; null: as long as the conversation. What the notice of the card says. */
  readonly retentionDays: number | null;
  readonly fields: readonly AskedField[];
  readonly noticeId: NoticeId;
  readonly answerBy: Date;
  /** The `ref` of the act that answered, declined or withdrew: a repeat of it is answered alike. */
  readonly actRef: string | null;
  readonly answeredAt: Date | null;
  /** With the e-mail for answers to the chat: ticked that their text stands in the mails. Absent: not ticked. */
  readonly textByMail?: boolean;
  /** The values in the order of the fields, sealed with the shop's key. Rule: SE-5. */
  readonly sealed: string | null;
  readonly subjectKeys: readonly string[];
  /** When a correction gave it another key; absent: it has those of its answers. */
  readonly keysSince?: Date | null;
  readonly consentEventId: ConsentEventId | null;
  /** When the answers go; null without answers, and for those that go with the conversation. */
  readonly answersExpireAt: Date | null;
  /** The conversation's own end. */
  readonly expiresAt: Date;
};

/** How long a card waits for its answer. */
export const CARD_OPEN_MS = 24 * 3_600_000;

export const isOpenAt = (card: Card, now: Date): boolean =>
  card.state === 'asked' && card.answerBy.getTime() > now.getTime();

/** A text of the shop in the language of the conversation, else of the shop, else in any. */
export const wordsIn = (
  words: Readonly<Partial<Record<Locale, string>>>,
  locale: Locale,
  fallback: Locale,
): string => words[locale] ?? words[fallback] ?? Object.values(words)[0] ?? '';
