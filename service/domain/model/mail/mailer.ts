import type { AgreementId, Locale, MailId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { ShopScope } from '../base/tenancy.ts';

export type MailAttachment = { fileName: string; contentType: string; content: Uint8Array };

/** One mail as it goes out. */
export type OutgoingMail = {
  id: MailId;
  to: string;
  subject: string;
  text: string;
  html: string;
  locale: Locale;
  /** The shop in whose name it goes; null: the service's own. */
  fromName: string | null;
  /** The shop's own confirmed address; null: that of the service. */
  fromAddress: string | null;
  /** Where an answer goes, when somebody presses Reply. */
  replyTo: string | null;
  /** A person wrote it: it is not marked as sent by a machine. */
  isWritten: boolean;
  attachments: readonly MailAttachment[];
  /** Somebody waits on a screen for what the mail server says, so it gets less time. */
  isAwaited?: boolean;
};

/** Why a mail did not go out, as a code; the server's own words can hold the address. Rule: MI-2. */
export const MAIL_FAULTS = [
  'no_connection',
  'not_encrypted',
  'sign_in_refused',
  'address_refused',
  'sender_refused',
  'refused',
  'too_slow',
  // The server got the whole mail and did not say whether it took it: it may have been sent.
  'unconfirmed',
  'unreadable',
  'document_missing',
  'unknown',
] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

/** A try that failed. */
export class MailError extends Error {
  readonly fault: MailFault;
  /** True when another try would end the same way. */
  readonly isFinal: boolean;
  constructor(fault: MailFault, isFinal = false) {
    super(`A mail was not sent: ${fault}.`);
    this.name = 'MailError';
    this.fault = fault;
    this.isFinal = isFinal;
  }
}

/** So many mails are given to the mail server at the same time. */
export const MAILS_AT_ONCE = 4;

export type Mailer = {
  /** False without SMTP settings: mails wait in the outbox and the console shows them. */
  readonly isSet: boolean;
  /**
   * Hands the mail to the server. @returns what the server said when it took it, without addresses
   * @throws MailError
   */
  send(mail: OutgoingMail): Promise<string>;
};

/** @throws DomainError no_mail_server before something that nobody would get without a mail. */
export const requireMailServer = ({ isSet }: Pick<Mailer, 'isSet'>): void => {
  if (isSet) return;
  throw new DomainError(
    'no_mail_server',
    'The service has no mail server, and this needs an e-mail. Set SMTP_URL and ZGODA_MAIL_FROM first.',
  );
};

/** The document of an agreement, to go with a mail; null when there is none any more. */
export type AttachAgreement = (scope: ShopScope, id: AgreementId) => Promise<MailAttachment | null>;
