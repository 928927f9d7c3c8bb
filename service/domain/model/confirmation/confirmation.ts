import type { Locale, MailId, ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';

/**
 * What a link in a mail may confirm: the address of a new account or another one of an account, an agreement, a marketing opt-in, a person's
 * request about their data, the sender address of a shop. A link for a new password leads to the console and has no handler.
 */
export type ConfirmationKind =
  | 'email'
  | 'address'
  | 'agreement'
  | 'optin'
  | 'subject_request'
  | 'password_reset'
  | 'sender';

/** That the mail with the link was handed to a mail server: when, and what it said. */
export type Delivery = {
  readonly mailId: MailId;
  readonly sentAt: Date;
  /** The server's response, without addresses, or that none came. Rule: MI-2. */
  readonly response: string;
};

/**
 * Links by which a person consents, agrees or shows that an address is theirs. The secret reaches them by mail alone, so
 * such a link counts only once that mail was handed to a mail server.
 */
const DELIVERED_ONLY: readonly ConfirmationKind[] = ['optin', 'agreement', 'subject_request', 'sender'];
export const needsDelivery = (kind: ConfirmationKind): boolean => DELIVERED_ONLY.includes(kind);

/**
 * A one-time link. Its secret went out by mail and is kept as a hash; opening it shows what it is about, and only a
 * pressed button acts, for mail scanners open links too. Decision 0081.
 */
export type Confirmation = {
  /** SHA-256 of the secret; the primary key. */
  readonly secretHash: string;
  /** Null: about no shop. */
  readonly shopId: ShopId | null;
  readonly kind: ConfirmationKind;
  /** Id of what is confirmed: an account, an agreement, a subscription, a request. */
  readonly ref: string;
  readonly locale: Locale;
  /** Whose it is, for erasure; null where it is no visitor's. Rule: RT-2. */
  readonly subjectKey: string | null;
  /** Null until the mail with this link was handed to a mail server. */
  readonly delivery: Delivery | null;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  /** Since when an act that a press began is under way; null: none is, or it has ended. */
  readonly actingSince: Date | null;
  /** Refused and gone then. Rule: RE-1. */
  readonly expiresAt: Date;
};

/** An act that is under way for longer was cut short by a crash, in milliseconds. */
export const ACT_MS = 10_000;
/** An act began by this link, and it is not known yet how it ends. */
export const isActing = ({ actingSince }: Confirmation, now: Date): boolean =>
  actingSince !== null && now.getTime() - actingSince.getTime() < ACT_MS;
/** Its act has ended, or is under way. An act that a crash cut short can be begun again. */
export const isUsed = (confirmation: Confirmation, now: Date): boolean =>
  confirmation.usedAt !== null && (confirmation.actingSince === null || isActing(confirmation, now));

/** The same refusal for a link that was used, is past or never was. */
export const linkInvalid = (): DomainError =>
  new DomainError('link_invalid', 'This link was already used or has expired. Ask for a new one.');

/** The refusal while the act of an earlier press is under way. */
export const underWay = (): DomainError =>
  new DomainError('unavailable', 'This link is being worked on. Try again in some seconds.', {
    retryAfterMs: ACT_MS,
  });

/** The refusal of a link whose mail was handed to no server. */
export const notDelivered = (): DomainError =>
  new DomainError(
    'not_delivered',
    'The e-mail with this link was not handed to a mail server, so the link confirms nothing. Wait for the e-mail and use the link in it.',
  );
