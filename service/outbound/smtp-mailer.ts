import type { SmtpConfig } from '../config/smtp.ts';
import { MailError, type Mailer, type MailFault } from '../domain/model/mail/mailer.ts';

const TIMEOUT_MS = 15_000;
/** One address and nothing else; no second recipient, no header. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,190}$/;

/** Line breaks and other control signs never reach a header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

const LONGEST_RESPONSE = 200;
/** What the server said, such as `250 2.0.0 Ok: queued as 4F1A`, without any address in it. Rule: MI-2. */
const withoutAddresses = (response: string): string =>
  oneLine(response)
    .split(' ')
    .map((word) => (word.includes('@') ? '…' : word))
    .join(' ')
    .slice(0, LONGEST_RESPONSE);

const FAULT_OF: Record<string, MailFault> = {
  ECONNECTION: 'no_connection',
  ECONNREFUSED: 'no_connection',
  EDNS: 'no_connection',
  ESOCKET: 'no_connection',
  ETIMEDOUT: 'too_slow',
  ETLS: 'not_encrypted',
  EAUTH: 'sign_in_refused',
  EENVELOPE: 'address_refused',
  EMESSAGE: 'refused',
};

/** Only codes, because the server's text can contain the address. */
const toMailError = (error: unknown): MailError => {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  // The same code as for a recipient.
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return new MailError('sender_refused');
  const fault = FAULT_OF[code ?? ''] ?? 'unknown';
  // 5xx on an address or a message is permanent; on sign-in or sender it is a setting that can be corrected.
  const isFinal =
    responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new MailError(fault, isFinal);
};

/** Sends by SMTP. Certificates are checked; nothing is read from files or addresses that a mail names. */
export const makeSmtpMailer = (settings: SmtpConfig): Mailer => {
  const openTransport = async () =>
    (await import('nodemailer')).createTransport({
      host: settings.host,
      port: settings.port,
      secure: settings.isImplicitTls,
      requireTLS: !settings.isPlainAllowed && !settings.isImplicitTls,
      ignoreTLS: settings.isPlainAllowed && !settings.isImplicitTls,
      ...(settings.user === null ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  /** The package is loaded with the first mail. */
  let transport: ReturnType<typeof openTransport> | null = null;
  const domain = settings.from.address.split('@')[1] ?? 'localhost';
  return {
    isSet: true,
    async send(mail) {
      if (![mail.to, mail.fromAddress ?? mail.to].every((one) => ADDRESS.test(one)))
        throw new MailError('address_refused', true);
      try {
        transport ??= openTransport();
        const { response } = await (await transport).sendMail({
          from: {
            name: oneLine(mail.fromName ?? settings.from.name),
            address: mail.fromAddress ?? settings.from.address,
          },
          to: { name: '', address: mail.to },
          ...(mail.replyTo !== null && ADDRESS.test(mail.replyTo)
            ? { replyTo: { name: '', address: mail.replyTo } }
            : {}),
          subject: oneLine(mail.subject),
          text: mail.text,
          html: mail.html,
          // The same id on every attempt, so that mail clients show a repeated mail once.
          messageId: `<${mail.id}@${domain}>`,
          headers: {
            ...(mail.isWritten ? {} : { 'Auto-Submitted': 'auto-generated' }),
            'Content-Language': mail.locale,
          },
          attachments: mail.attachments.map(({ fileName, contentType, content }) => ({
            filename: oneLine(fileName),
            contentType,
            content: Buffer.from(content),
          })),
        });
        return withoutAddresses(response);
      } catch (error) {
        throw toMailError(error);
      }
    },
  };
};

/** Without settings: mails wait in the outbox. */
export const noMailer: Mailer = {
  isSet: false,
  async send() {
    throw new MailError('no_connection');
  },
};
