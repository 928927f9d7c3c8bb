import type { AgreementId, Locale, MailId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { ShopScope } from '../base/tenancy.ts';

export type MailAttachment = { fileName: string; contentType: string; content: Uint8Array };

export type OutgoingMail = {
  id: MailId;
  to: string;
  subject: string;
  text: string;
  html: string;
  locale: Locale;
  /** Shop; null: the service. */
  fromName: string | null;
  /** Confirmed; null: the service's. */
  fromAddress: string | null;
  replyTo: string | null;
  /** No automatic-mail header. */
  isWritten: boolean;
  attachments: readonly MailAttachment[];
  /** Shorter timeout. */
  isAwaited?: boolean;
};

/** Server texts may contain the address. Rule: MI-2. */
export const MAIL_FAULTS = [
  'no_connection',
  'not_encrypted',
  'sign_in_refused',
  'address_refused',
  'sender_refused',
  'refused',
  'too_slow',
  // May have been sent.
  'unconfirmed',
  'unreadable',
  'document_missing',
  'unknown',
] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

export class MailError extends Error {
  readonly fault: MailFault;
  /** Retry is useless. */
  readonly isFinal: boolean;
  constructor(fault: MailFault, isFinal = false) {
    super(`A mail was not sent: ${fault}.`);
    this.name = 'MailError';
    this.fault = fault;
    this.isFinal = isFinal;
  }
}

/** Concurrent mails. */
export const MAILS_AT_ONCE = 4;

export type Mailer = {
  /** False: mails stay in the outbox. */
  readonly isSet: boolean;
  /**
   * Sends a mail. @returns server response without addresses
   * @throws MailError
   */
  send(mail: OutgoingMail): Promise<string>;
};

/** @throws DomainError no_mail_server */
export const requireMailServer = ({ isSet }: Pick<Mailer, 'isSet'>): void => {
  if (isSet) return;
  throw new DomainError(
    'no_mail_server',
    'The service has no mail server, and this needs an e-mail. Set SMTP_URL and ZGODA_MAIL_FROM first.',
  );
};

/** Agreement document as attachment; null: deleted. */
export type AttachAgreement = (scope: ShopScope, id: AgreementId) => Promise<MailAttachment | null>;
