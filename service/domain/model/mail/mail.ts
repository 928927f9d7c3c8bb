import type { AgreementId, Locale, MailId, PolicyChangeId, ShopId } from '../../../protocol/vocabulary.ts';

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

/** `0`: awaited. `1`: breach letters, urgent. `2`: bulk. */
export type MailRank = 0 | 1 | 2;
const RANKS: Partial<Record<MailKind, MailRank>> = {
  breach_notice: 1,
  policy_changed: 2,
  sub_processor_notice: 2,
  agreement_renewal: 2,
  bare_reminder: 2,
};
/** Sending order, lowest first. */
export const rankOf = (kind: MailKind): MailRank => RANKS[kind] ?? 0;

/** By a person. */
export const WRITTEN_KINDS: readonly MailKind[] = ['lead_answer'];
/** In the name of the shop. */
export const VISITOR_KINDS: readonly MailKind[] = [
  'policy_changed',
  'receipt',
  'answer_waiting',
  'reply_refused',
  'optin_confirmation',
  'request_confirmation',
  'request_answer',
  'request_done',
  'lead_answer',
];

/** Plain text; `link` becomes a button. */
export type MailContent = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string | null;
  /** Absent: the shop. */
  readonly replyTo?: string;
};

/** Credential in a link. */
const SECRET = /#(?:\/[a-z]+\/)?[A-Za-z0-9_-]{43}/g;
/** Without link secrets, for others than the addressee. */
export const withoutSecrets = (text: string): string => text.replace(SECRET, '#…');

/** Sealed with the shop's or service key. Rules: SE-5, SE-6. */
export type Mail = {
  readonly id: MailId;
  /** Null: service to staff. */
  readonly shopId: ShopId | null;
  readonly kind: MailKind;
  readonly rank: MailRank;
  readonly locale: Locale;
  /** Sealed `MailContent`. */
  readonly sealed: string;
  /** Agreement to attach. */
  readonly attachedAgreement: AgreementId | null;
  /** Deleted with this record. Rule: CO-7. */
  readonly ref: string | null;
  /** Counts the sent mail; absent: none. */
  readonly policyChange?: PolicyChangeId;
  /** Records delivery; null: none. */
  readonly confirmationHash: string | null;
  /** Deleted with this person's data. Rule: RT-2. */
  readonly subjectKey: string | null;
  readonly state: 'waiting' | 'failed';
  readonly attempts: number;
  /** Code: server texts may contain the address. */
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date;
  /** Rule: RE-1. */
  readonly expiresAt: Date;
};

/** See privacy.md §5. */
export const MAIL_LIFE_MS = 3 * 24 * 3_600_000;
