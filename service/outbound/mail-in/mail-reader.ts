import PostalMime, { type Address, addressParser, type Email } from 'postal-mime';
import type { MailInConfig } from '../../config/mail-in.ts';
import type { DomainOf } from '../../domain/model/base/ports.ts';
import {
  type ArrivedMail,
  type MailReader,
  NOT_CHECKED,
  type ReadMail,
} from '../../domain/model/mail/arrived-mail.ts';
import { checkByServer, headOf } from './authentication-results.ts';
import { htmlText } from './html-text.ts';
import { checkByOwnLookup, type LookUp } from './sender-lookup.ts';

const MAX_DEPTH = 20;
const MAX_HEADER_BYTES = 256 * 1024;
/** More lines than a mail of the largest size with a file has; each costs time, and all chats wait meanwhile. */
const MAX_LINES = 30_000;
/** Longest text or HTML of a mail, in UTF-16 units: a long thread, quoted whole. */
const MAX_TEXT_UNITS = 500_000;

const hasTooManyLines = (raw: Uint8Array): boolean => {
  let lines = 0;
  for (let at = raw.indexOf(10); at >= 0 && lines <= MAX_LINES; at = raw.indexOf(10, at + 1)) lines += 1;
  return lines > MAX_LINES;
};

const UNREADABLE: ReadMail = {
  recipients: [],
  from: null,
  messageId: '',
  isAutomatic: false,
  text: '',
  files: 0,
  isTooLarge: false,
};

const flat = (addresses: readonly Address[] = []): string[] =>
  addresses.flatMap((one) =>
    one.group === undefined
      ? [one.address.toLowerCase()]
      : one.group.map(({ address }) => address.toLowerCase()),
  );

const valuesOf = (mail: Email, key: string): string[] =>
  mail.headers.filter((header) => header.key === key).map(({ value }) => value.trim());

/** Fields in which mail servers note to which of its addresses a mailbox got a mail. */
const RECIPIENT_FIELDS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'];
const recipientsOf = (mail: Email): string[] => [
  ...RECIPIENT_FIELDS.flatMap((field) => valuesOf(mail, field)).flatMap((value) =>
    flat(addressParser(value)),
  ),
  ...flat(mail.to),
  ...flat(mail.cc),
];

/** Fields that only machines write, whatever is in them. */
const MACHINE_FIELDS = ['x-autoreply', 'x-autorespond', 'list-id'];
const BULK = /^(bulk|junk|list|auto_reply)$/i;

/** Answers of absent people, lists, bounces, and mails of this service itself (RFC 3834). */
const isAutomatic = (mail: Email, sender: string | null): boolean => {
  const [submitted = 'no'] = valuesOf(mail, 'auto-submitted');
  const [type = ''] = valuesOf(mail, 'content-type');
  return (
    sender === '' ||
    valuesOf(mail, 'return-path').includes('<>') ||
    !/^no\b/i.test(submitted) ||
    valuesOf(mail, 'precedence').some((value) => BULK.test(value)) ||
    /^multipart\/report/i.test(type) ||
    MACHINE_FIELDS.some((field) => valuesOf(mail, field).length > 0)
  );
};

/** Attached by mail programs that sign; no file of the person. */
const SIGNATURES = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
]);

/** Reads mails that come in. What is attached is counted and dropped. Decision 0127. */
export const makeMailReader = (
  { authServer, way }: Pick<MailInConfig, 'authServer' | 'way'>,
  domainOf: DomainOf,
  lookUp?: LookUp,
): MailReader => ({
  async read({ raw, recipients, sender }) {
    const isLong = hasTooManyLines(raw);
    let mail: Email;
    try {
      mail = await PostalMime.parse(isLong ? headOf(raw) : raw, {
        maxNestingDepth: MAX_DEPTH,
        maxHeadersSize: MAX_HEADER_BYTES,
        // Otherwise the text of an attached mail would be taken for the person's own.
        forceRfc822Attachments: true,
      });
    } catch {
      return { ...UNREADABLE, recipients: recipients ?? [] };
    }
    const from = mail.from === undefined ? [] : flat([mail.from]);
    const senders = valuesOf(mail, 'from').flatMap((value) => flat(addressParser(value)));
    const isTooLarge = isLong || Math.max(mail.text?.length ?? 0, mail.html?.length ?? 0) > MAX_TEXT_UNITS;
    return {
      recipients: recipients ?? recipientsOf(mail),
      from: senders.length === 1 ? (from[0] ?? null) : null,
      messageId: mail.messageId ?? '',
      isAutomatic: isAutomatic(mail, sender),
      text: isTooLarge ? '' : mail.text?.trim() ? mail.text : htmlText(mail.html ?? ''),
      files: mail.attachments.filter(({ mimeType }) => !SIGNATURES.has(mimeType)).length,
      isTooLarge,
    };
  },
  async checkSender(mail: ArrivedMail) {
    if (authServer !== null) return checkByServer(mail, authServer, domainOf);
    if (way.kind === 'mailbox' || mail.peer === null) return NOT_CHECKED;
    return checkByOwnLookup(mail, lookUp);
  },
});
