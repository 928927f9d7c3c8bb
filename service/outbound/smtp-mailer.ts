import type { SmtpConfig } from '../config/smtp.ts';
import {
  MAILS_AT_ONCE,
  MailError,
  type Mailer,
  type MailFault,
  type OutgoingMail,
} from '../domain/model/mail/mailer.ts';

/** In milliseconds. */
export type SmtpLimits = {
  /** Connect, then greeting. */
  startMs: number;
  answerMs: number;
  /** For interactive mails. */
  awaitedMs: number;
};
/** Minutes (RFC 5321 §4.5.3.2), below the claim time, against duplicates. */
const LIMITS: SmtpLimits = { startMs: 30_000, answerMs: 4 * 60_000, awaitedMs: 12_000 };
/** In milliseconds. */
const IDLE_MS = 10_000;
/** Against header injection. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,190}$/;

/** Against header injection. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

const LONGEST_RESPONSE = 200;
/** Rule: MI-2. */
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
 * Codes only: texts may hold the address.
 * @param isHandedOver completely sent
 */
const toMailError = (error: unknown, isHandedOver: boolean): MailError => {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  if (isHandedOver && responseCode === undefined) return new MailError('unconfirmed');
  // Same code as for a recipient.
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return new MailError('sender_refused');
  const fault = FAULT_OF[code ?? ''] ?? 'unknown';
  // 5xx is permanent, but not for sign-in or sender.
  const isFinal =
    responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new MailError(fault, isFinal);
};

/** Certificates are checked; no file or URL access. */
export const makeSmtpMailer = (
  settings: SmtpConfig,
  limits: SmtpLimits = LIMITS,
): Mailer & { /** Ends the connections that wait for a mail. */ close(): void } => {
  const handedOver = new Set<string>();
  /** Lazy. */
  const openTransport = async (isAwaited: boolean) => {
    const startMs = isAwaited ? limits.awaitedMs : limits.startMs;
    const transport = (await import('nodemailer')).createTransport({
      // Nothing was sent yet.
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
      // Constant over retries.
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

/** Mails stay in the outbox. */
export const noMailer: Mailer = {
  isSet: false,
  async send() {
    throw new MailError('no_connection');
  },
};
