import { createSecureContext } from 'node:tls';
import { decodedParts } from './address-parts.ts';
import type { EnvReader } from './env-reader.ts';

/** The service's own listener for SMTP. */
export type MailListenerConfig = Readonly<{
  host: string;
  port: number;
  /** Certificate and key in PEM form; null: no STARTTLS. */
  tls: Readonly<{ cert: string; key: string }> | null;
}>;

/** A mailbox of the operator, read by IMAP. */
export type MailboxConfig = Readonly<{
  host: string;
  port: number;
  /** TLS from the first byte (imaps); else STARTTLS. */
  isImplicitTls: boolean;
  /** True only for this machine itself, or on request. */
  isPlainAllowed: boolean;
  user: string;
  password: string;
  folder: string;
}>;

/** How replies by mail come in. Decision 0127. */
export type MailInConfig = Readonly<{
  /** `reply@chat.example`; the token of a chat stands behind the name, after a plus. */
  address: Readonly<{ name: string; domain: string }>;
  /** Either of the two. */
  way: Readonly<
    { kind: 'listener'; listener: MailListenerConfig } | { kind: 'mailbox'; mailbox: MailboxConfig }
  >;
  /** Name by which the operator's mail server signs its own verdicts; null: none is read. */
  authServer: string | null;
}>;

const ADDRESS = /^([a-z0-9._-]{1,20})@([a-z0-9.-]{1,190})$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const isPair = (cert: string, key: string): boolean => {
  try {
    createSecureContext({ cert, key });
    return true;
  } catch {
    return false;
  }
};

const readListener = ({ text, whole, fault }: EnvReader): MailListenerConfig => {
  const cert = text('ZGODA_MAIL_IN_CERT');
  const key = text('ZGODA_MAIL_IN_KEY');
  if ((cert === null) !== (key === null))
    fault('ZGODA_MAIL_IN_CERT and ZGODA_MAIL_IN_KEY go together: set both or none.');
  if (cert !== null && key !== null && !isPair(cert, key))
    fault('ZGODA_MAIL_IN_CERT and ZGODA_MAIL_IN_KEY must be a certificate and its key, in PEM form.');
  return {
    host: text('ZGODA_MAIL_IN_HOST') ?? '127.0.0.1',
    port: whole('ZGODA_MAIL_IN_PORT', 0, 65_535),
    tls: cert === null || key === null ? null : { cert, key },
  };
};

const readMailbox = (address: string, reader: EnvReader): MailboxConfig | null => {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWhole =
    url !== null &&
    ['imap:', 'imaps:'].includes(url.protocol) &&
    [url.hostname, url.username, url.password].every((part) => part !== '');
  if (!isWhole) {
    reader.fault(
      'ZGODA_MAIL_IN_IMAP must be an address such as imaps://user:password@mail.example:993/INBOX.',
    );
    return null;
  }
  const parts = { user: url.username, password: url.password, folder: url.pathname.slice(1) };
  const decoded = decodedParts('ZGODA_MAIL_IN_IMAP', parts, reader);
  if (decoded === null) return null;
  const isImplicitTls = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isImplicitTls ? 993 : 143) : Number(url.port),
    isImplicitTls,
    isPlainAllowed: url.searchParams.get('tls') === 'off' || LOOPBACK.test(url.hostname),
    ...decoded,
    folder: decoded.folder || 'INBOX',
  };
};

/** Null when no mail comes in, or when a setting has a fault. */
export const readMailIn = (reader: EnvReader): MailInConfig | null => {
  const { text, fault } = reader;
  const given = text('ZGODA_MAIL_IN_ADDRESS');
  const port = text('ZGODA_MAIL_IN_PORT');
  const imap = text('ZGODA_MAIL_IN_IMAP');
  if (given === null) {
    if (port !== null || imap !== null)
      fault('ZGODA_MAIL_IN_ADDRESS must name the address of replies, such as reply@chat.example.');
    return null;
  }
  const [, name, domain] = ADDRESS.exec(given.toLowerCase()) ?? [];
  if (name === undefined || domain === undefined) {
    fault('ZGODA_MAIL_IN_ADDRESS must be an address such as reply@chat.example, without a plus.');
    return null;
  }
  if ((port === null) === (imap === null)) {
    fault('ZGODA_MAIL_IN_ADDRESS needs either ZGODA_MAIL_IN_PORT or ZGODA_MAIL_IN_IMAP, not both.');
    return null;
  }
  const base = {
    address: { name, domain },
    authServer: text('ZGODA_MAIL_IN_AUTHSERV')?.toLowerCase() ?? null,
  };
  if (imap === null) return { ...base, way: { kind: 'listener', listener: readListener(reader) } };
  const mailbox = readMailbox(imap, reader);
  return mailbox === null ? null : { ...base, way: { kind: 'mailbox', mailbox } };
};
