import PostalMime, { type Address, addressParser, type Email } from 'postal-mime';
import type { DomainOf } from '../../domain/model/base/ports.ts';
import { NOT_CHECKED, type ReadMail, UNREADABLE } from '../../domain/model/mail/arrived-mail.ts';
import { checkByServer } from './authentication-results.ts';
import { htmlText } from './html-text.ts';
import { headOf, MAX_HEADER_BYTES } from './mail-head.ts';

const MAX_DEPTH = 20;
/** In bytes. */
const MAX_FIELD_BYTES = 20_000;
/** Line limit, in bytes; RFC 5322 allows 998. */
const MAX_LINE_BYTES = 2_000;
const MAX_LINES = 30_000;
/** In UTF-16 units. */
const MAX_TEXT_UNITS = 500_000;

function* linesOf(raw: Uint8Array): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < raw.length; ) {
    const end = raw.indexOf(10, from);
    const to = end < 0 ? raw.length : end + 1;
    yield [from, to];
    from = to;
  }
}

/** Too expensive: header only. */
const isTooDear = (raw: Uint8Array): boolean => {
  let lines = 0;
  for (const [from, to] of linesOf(raw)) {
    lines += 1;
    if (lines > MAX_LINES || to - from > MAX_LINE_BYTES) return true;
  }
  return false;
};

const hasLongField = (head: Uint8Array): boolean => {
  let start = 0;
  for (const [from, to] of linesOf(head)) {
    const isContinued = head[from] === 32 || head[from] === 9;
    if (!isContinued) start = from;
    if (to - start > MAX_FIELD_BYTES) return true;
  }
  return false;
};

const flat = (addresses: readonly Address[] = []): string[] =>
  addresses.flatMap((one) =>
    one.group === undefined
      ? [one.address.toLowerCase()]
      : one.group.map(({ address }) => address.toLowerCase()),
  );

const valuesOf = (mail: Email, key: string): string[] =>
  mail.headers.filter((header) => header.key === key).map(({ value }) => value.trim());

const RECIPIENT_FIELDS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'];
const recipientsOf = (mail: Email): string[] => [
  ...RECIPIENT_FIELDS.flatMap((field) => valuesOf(mail, field)).flatMap((value) =>
    flat(addressParser(value)),
  ),
  ...flat(mail.to),
  ...flat(mail.cc),
];

const MACHINE_FIELDS = ['x-autoreply', 'x-autorespond', 'list-id'];
const BULK = /^(bulk|junk|list|auto_reply)$/i;

/** RFC 3834. */
const isAutomatic = (mail: Email): boolean => {
  const [submitted = 'no'] = valuesOf(mail, 'auto-submitted');
  const [type = ''] = valuesOf(mail, 'content-type');
  return (
    valuesOf(mail, 'return-path').includes('<>') ||
    !/^no\b/i.test(submitted) ||
    valuesOf(mail, 'precedence').some((value) => BULK.test(value)) ||
    /^multipart\/report/i.test(type) ||
    MACHINE_FIELDS.some((field) => valuesOf(mail, field).length > 0)
  );
};

const SIGNATURES = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
]);

/**
 * Drops attachments. Long lines: header only; long header field: unread.
 * @param authServer null: no verdicts
 */
export const readMail = async (
  raw: Uint8Array,
  authServer: string | null,
  domainOf: DomainOf,
): Promise<ReadMail> => {
  const head = headOf(raw);
  if (hasLongField(head)) return UNREADABLE;
  const isDear = isTooDear(raw);
  let mail: Email;
  try {
    mail = await PostalMime.parse(isDear ? head : raw, {
      maxNestingDepth: MAX_DEPTH,
      maxHeadersSize: MAX_HEADER_BYTES,
      // Attached mails are not the person's text.
      forceRfc822Attachments: true,
    });
  } catch {
    return UNREADABLE;
  }
  const from = mail.from === undefined ? [] : flat([mail.from]);
  const senders = valuesOf(mail, 'from').flatMap((value) => flat(addressParser(value)));
  const isTooLarge = isDear || Math.max(mail.text?.length ?? 0, mail.html?.length ?? 0) > MAX_TEXT_UNITS;
  return {
    recipients: recipientsOf(mail),
    from: senders.length === 1 ? (from[0] ?? null) : null,
    messageId: mail.messageId ?? '',
    isAutomatic: isAutomatic(mail),
    text: isTooLarge ? '' : mail.text?.trim() ? mail.text : htmlText(mail.html ?? ''),
    files: mail.attachments.filter(({ mimeType }) => !SIGNATURES.has(mimeType)).length,
    isTooLarge,
    checks: authServer === null ? NOT_CHECKED : checkByServer(mail, authServer, domainOf),
  };
};
