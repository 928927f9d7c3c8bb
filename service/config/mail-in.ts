import { decodedParts } from './address-parts.ts';
import type { EnvReader } from './env-reader.ts';

export type MailboxConfig = Readonly<{
  host: string;
  port: number;
  /** imaps; else STARTTLS. */
  isImplicitTls: boolean;
  /** True only for localhost, or on request. */
  isPlainAllowed: boolean;
  user: string;
  password: string;
  folder: string;
}>;

export type MailInConfig = Readonly<{
  /** `reply@chat.example`; the token follows after a plus. */
  address: Readonly<{ name: string; domain: string }>;
  mailbox: MailboxConfig;
  /** Authentication-Results id; null: not read. */
  authServer: string | null;
}>;

const ADDRESS = /^([a-z0-9._-]{1,20})@([a-z0-9.-]{1,190})$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

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

/** Null: off or faulty. */
export const readMailIn = (reader: EnvReader): MailInConfig | null => {
  const { text, fault } = reader;
  const given = text('ZGODA_MAIL_IN_ADDRESS');
  const imap = text('ZGODA_MAIL_IN_IMAP');
  if (given === null && imap === null) return null;
  if (given === null || imap === null) {
    fault(
      'ZGODA_MAIL_IN_ADDRESS and ZGODA_MAIL_IN_IMAP go together: the address of replies, and the mailbox in which they arrive.',
    );
    return null;
  }
  const [, name, domain] = ADDRESS.exec(given.toLowerCase()) ?? [];
  if (name === undefined || domain === undefined) {
    fault('ZGODA_MAIL_IN_ADDRESS must be an address such as reply@chat.example, without a plus.');
    return null;
  }
  const mailbox = readMailbox(imap, reader);
  const authServer = text('ZGODA_MAIL_IN_AUTHSERV')?.toLowerCase() ?? null;
  return mailbox === null ? null : { address: { name, domain }, mailbox, authServer };
};
