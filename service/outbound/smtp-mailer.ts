import type { SmtpConfig } from '../config/smtp.ts';
import {
  MAILS_AT_ONCE,
  MailError,
  type Mailer,
  type MailFault,
  type OutgoingMail,
} from '../domain/model/mail/mailer.ts';

/** For how long a mail server may be silent, in milliseconds. */
export type SmtpLimits = {
  /** Until it is connected, and again until it has greeted. */
  startMs: number;
  /** Until it has answered a command, and until it has taken the mail. */
  answerMs: number;
  /** In place of both where somebody waits on a screen. */
  awaitedMs: number;
};
/**
 * RFC 5321 (§4.5.3.2) gives a server minutes, because one that is given up while it looks through a mail has it and gets
 * it once more. Four are less than a claimed mail is reserved for, and `awaitedMs` less than the console waits for an
 * answer.
 */
const LIMITS: SmtpLimits = { startMs: 30_000, answerMs: 4 * 60_000, awaitedMs: 12_000 };
/** A connection that has sent nothing for this long is closed. */
const IDLE_MS = 10_000;
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

/**
 * Only codes, because the server's text can contain the address.
 * @param isHandedOver whether the server was given the whole mail
 */
const toMailError = (error: unknown, isHandedOver: boolean): MailError => {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  if (isHandedOver && responseCode === undefined) return new MailError('unconfirmed');
  // The same code as for a recipient.
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return new MailError('sender_refused');
  const fault = FAULT_OF[code ?? ''] ?? 'unknown';
  // 5xx on an address or a message is permanent; on sign-in or sender it is a setting that can be corrected.
  const isFinal =
    responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new MailError(fault, isFinal);
};

/**
 * Sends by SMTP. Certificates are checked; nothing is read from files or addresses that a mail names. Connections are used
 * for one mail after another; a mail for which somebody waits has its own.
 */
export const makeSmtpMailer = (
  settings: SmtpConfig,
  limits: SmtpLimits = LIMITS,
): Mailer & { /** Ends the connections that wait for a mail. */ close(): void } => {
  /** Ids of the messages that the server was given whole. */
  const handedOver = new Set<string>();
  /** The package is loaded with the first mail. */
  const openTransport = async (isAwaited: boolean) => {
    const startMs = isAwaited ? limits.awaitedMs : limits.startMs;
    const transport = (await import('nodemailer')).createTransport({
      // Once more where a connection had ended before the mail was given: nothing of it was sent.
      ...(isAwaited
        ? {}
        : { pool: true, maxConnections: MAILS_AT_ONCE, maxRequeues: 1, idleTimeout: IDLE_MS }),
      host: settings.host,
      port: settings.port,
      secure: settings.isImplicitTls,
      requireTLS: !settings.isPlainAllowed && !settings.isImplicitTls,
      ignoreTLS: settings.isPlainAllowed && !settings.isImplicitTls,
      ...(settings.user === null ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
      connectionTimeout: startMs,
      greetingTimeout: startMs,
      socketTimeout: isAwaited ? limits.awaitedMs : limits.answerMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    transport.use('stream', ({ message }, done) => {
      const id = message.messageId();
      message.processFunc((text) => text.once('end', () => handedOver.add(id)));
      done();
    });
    return transport;
  };
  let pool: ReturnType<typeof openTransport> | null = null;
  const transportFor = ({ isAwaited = false }: OutgoingMail): ReturnType<typeof openTransport> => {
    if (isAwaited) return openTransport(true);
    pool ??= openTransport(false);
    return pool;
  };
  const domain = settings.from.address.split('@')[1] ?? 'localhost';
  return {
    isSet: true,
    async send(mail) {
      if (![mail.to, mail.fromAddress ?? mail.to].every((one) => ADDRESS.test(one)))
        throw new MailError('address_refused', true);
      // The same id on every attempt, so that mail clients show a repeated mail once.
      const messageId = `<${mail.id}@${domain}>`;
      try {
        const transport = await transportFor(mail);
        const { response } = await transport.sendMail({
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
          messageId,
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
        throw toMailError(error, handedOver.has(messageId));
      } finally {
        handedOver.delete(messageId);
      }
    },
    close() {
      pool?.then((transport) => transport.close());
      pool = null;
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
