import type { AgreementId, Locale, MailId, PolicyChangeId, ShopId } from '../../../protocol/vocabulary.ts';

/** What a mail is for; each kind has its words in the three languages. */
export const MAIL_KINDS = [
  'email_confirmation',
  'invitation',
  'password_reset',
  'address_notice',
  'agreement_copy',
  'agreement_renewal',
  'contract_waiting',
  'agency_access',
  'secret_outside',
  'sub_processor_notice',
  'lead_waiting',
  'chat_waiting',
  'policy_lost',
  'store_silent',
  'policy_changed',
  'bare_reminder',
  'receipt',
  'answer_waiting',
  'reply_refused',
  'optin_confirmation',
  'request_confirmation',
  'request_answer',
  'request_done',
  'request_due',
  'breach_notice',
  'retention_notice',
  'offboarding_certificate',
  'notice_changed',
  'lead_answer',
  'sender_confirmation',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `0`: somebody waits for it. `1`: breach letters, which the law wants without delay. `2`: to many people at once. */
export type MailRank = 0 | 1 | 2;
const RANKS: Partial<Record<MailKind, MailRank>> = {
  breach_notice: 1,
  policy_changed: 2,
  sub_processor_notice: 2,
  agreement_renewal: 2,
  bare_reminder: 2,
};
/** In which order mails that are due are sent, lowest first. */
export const rankOf = (kind: MailKind): MailRank => RANKS[kind] ?? 0;

/** Mails that a person wrote to one person; all others are made by the service. */
export const WRITTEN_KINDS: readonly MailKind[] = ['lead_answer'];

/** What one mail says. Plain text; `link`, where it stands alone in a line, becomes a button. */
export type MailContent = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string | null;
  /** Where an answer goes; absent: to the shop. */
  readonly replyTo?: string;
};

/** The part behind `#` of a link authorises its holder. */
const SECRET = /#(?:\/[a-z]+\/)?[A-Za-z0-9_-]{43}/g;
/** The text of a mail for anybody but its addressee: links without their secrets. */
export const withoutSecrets = (text: string): string => text.replace(SECRET, '#…');

/**
 * One mail that waits to be sent. Address and words are sealed: with the shop's key when it belongs to a shop, with
 * the service's own otherwise. A link, not the data. Rules: SE-5, SE-6.
 */
export type Mail = {
  readonly id: MailId;
  /** Null: from the service to staff, about no shop. */
  readonly shopId: ShopId | null;
  readonly kind: MailKind;
  /** `rankOf` its kind. */
  readonly rank: MailRank;
  readonly locale: Locale;
  /** Sealed `MailContent`. */
  readonly sealed: string;
  /** Agreement whose document goes with it. */
  readonly attachedAgreement: AgreementId | null;
  /** The lead, consent event or request that it depends on: when that is gone, so is the mail. Rule: CO-7. */
  readonly ref: string | null;
  /** The decision on a changed policy that made it, which counts it once it was sent; absent for others. */
  readonly policyChange?: PolicyChangeId;
  /** Hash of the one-time link in it; sending the mail is recorded with that link. Null without one. */
  readonly confirmationHash: string | null;
  /** Whose address it is, for erasure; null for mails to staff. Rule: RT-2. */
  readonly subjectKey: string | null;
  readonly state: 'waiting' | 'failed';
  readonly attempts: number;
  /** Code of the last failure, never the server's own words (they can hold the address). */
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** Not tried again before. */
  readonly nextAttemptAt: Date;
  /** Gone then, sent or not. Rule: RE-1. */
  readonly expiresAt: Date;
};

/** A mail waits this long at most (privacy.md §5). */
export const MAIL_LIFE_MS = 3 * 24 * 3_600_000;
