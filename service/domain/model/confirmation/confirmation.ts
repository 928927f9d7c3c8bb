import type { Locale, MailId, ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';

/** Password links have no handler. */
export type ConfirmationKind =
  | 'email'
  | 'address'
  | 'agreement'
  | 'optin'
  | 'subject_request'
  | 'password_reset'
  | 'sender';

/** To a mail server. */
export type Delivery = {
  readonly mailId: MailId;
  readonly sentAt: Date;
  /** Server response without addresses. Rule: MI-2. */
  readonly response: string;
};

/** Valid only after delivery. */
const DELIVERED_ONLY: readonly ConfirmationKind[] = ['optin', 'agreement', 'subject_request', 'sender'];
export const needsDelivery = (kind: ConfirmationKind): boolean => DELIVERED_ONLY.includes(kind);

/** Acts only on a button press: mail scanners open links. */
export type Confirmation = {
  /** SHA-256; primary key. */
  readonly secretHash: string;
  /** Null: about no shop. */
  readonly shopId: ShopId | null;
  readonly kind: ConfirmationKind;
  /** Confirmed record. */
  readonly ref: string;
  readonly locale: Locale;
  /** For erasure; null: no visitor. Rule: RT-2. */
  readonly subjectKey: string | null;
  /** Null before delivery. */
  readonly delivery: Delivery | null;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  /** Null: not in progress. */
  readonly actingSince: Date | null;
  /** Rule: RE-1. */
  readonly expiresAt: Date;
};

/** Longer acts count as crashed, in milliseconds. */
export const ACT_MS = 10_000;
/** Whether its act is in progress. */
export const isActing = ({ actingSince }: Confirmation, now: Date): boolean =>
  actingSince !== null && now.getTime() - actingSince.getTime() < ACT_MS;
/** Whether its act ended or is in progress; false after a crash. */
export const isUsed = (confirmation: Confirmation, now: Date): boolean =>
  confirmation.usedAt !== null && (confirmation.actingSince === null || isActing(confirmation, now));

/** Error for used, expired and unknown links. */
export const linkInvalid = (): DomainError =>
  new DomainError('link_invalid', 'This link was already used or has expired. Ask for a new one.');

/** Error while an earlier press is in progress. */
export const underWay = (): DomainError =>
  new DomainError('unavailable', 'This link is being worked on. Try again in some seconds.', {
    retryAfterMs: ACT_MS,
  });

/** Error for a link whose mail was not delivered. */
export const notDelivered = (): DomainError =>
  new DomainError(
    'not_delivered',
    'The e-mail with this link was not handed to a mail server, so the link confirms nothing. Wait for the e-mail and use the link in it.',
  );
