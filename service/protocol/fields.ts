import * as v from 'valibot';
import type { BlockId } from './inbox-lists.ts';
import type { VisitId } from './visit-lists.ts';
import {
  type AttachmentId,
  type BreachId,
  type CannedReplyId,
  type CardId,
  type ConversationId,
  type DepartureId,
  type GrantId,
  type LeadId,
  LIMITS,
  LOCALES,
  type MailId,
  type MembershipId,
  type NoticeId,
  type OrganisationId,
  type ShopId,
  type ShopKey,
  type StaffId,
  type SubjectRequestId,
  type TagId,
  type TeamId,
} from './vocabulary.ts';

/** Unicode code points, the unit of text limits. */
export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BREAKS = /[\u000B\u000C]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSEEN = /[\u0000-\u0008\u000E-\u001F\u007F]/g;
/** Removes invisible control characters. */
const asShown = (text: string): string => text.replace(BREAKS, '\n').replace(UNSEEN, '');

/** At most `max` code points, trimmed; no control characters or lone surrogates. */
export const optionalTextField = (max: number) =>
  v.pipe(
    v.string('must be text'),
    v.maxLength(max * 2, `must be at most ${max} characters`),
    v.check((text) => text.isWellFormed(), 'must be well-formed Unicode'),
    v.transform(asShown),
    v.trim(),
    v.check((text) => codePoints(text) <= max, `must be at most ${max} characters`),
  );

/** Non-empty `optionalTextField`. */
export const textField = (max: number) => v.pipe(optionalTextField(max), v.minLength(1, 'must not be empty'));

/** No invisible or direction marks, for names within sentences. */
export const lineField = (max: number) => v.pipe(textField(max), isOneLine);
/** Like `lineField`, may be empty. */
export const optionalLineField = (max: number) => v.pipe(optionalTextField(max), isOneLine);

/** Breaks, tabs, zero-width (except joiners) and direction marks. */
const NOT_IN_LINE = /[\t\r\n\u0085\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/;
const isOneLine = v.check<string, string>(
  (text) => !NOT_IN_LINE.test(text),
  'must be one line without invisible characters',
);

const idField = <T extends string>(prefix: string, form: RegExp) =>
  v.pipe(
    v.string('must be an id'),
    v.regex(form, `must be an id that starts with ${prefix}_`),
    v.transform((id) => id as T),
  );

export const shopIdField = idField<ShopId>('shp', /^shp_[A-Za-z0-9_-]{16,64}$/);
export const shopKeyField = idField<ShopKey>('zgk', /^zgk_[A-Za-z0-9_-]{16,64}$/);
export const organisationIdField = idField<OrganisationId>('org', /^org_[A-Za-z0-9_-]{16,64}$/);
export const staffIdField = idField<StaffId>('stf', /^stf_[A-Za-z0-9_-]{16,64}$/);
export const membershipIdField = idField<MembershipId>('mbr', /^mbr_[A-Za-z0-9_-]{16,64}$/);
export const grantIdField = idField<GrantId>('grt', /^grt_[A-Za-z0-9_-]{16,64}$/);
export const conversationIdField = idField<ConversationId>('cnv', /^cnv_[A-Za-z0-9_-]{16,64}$/);
export const cardIdField = idField<CardId>('crd', /^crd_[A-Za-z0-9_-]{16,64}$/);
export const attachmentIdField = idField<AttachmentId>('att', /^att_[A-Za-z0-9_-]{16,64}$/);
export const leadIdField = idField<LeadId>('led', /^led_[A-Za-z0-9_-]{16,64}$/);
export const visitIdField = idField<VisitId>('vst', /^vst_[A-Za-z0-9_-]{16,64}$/);
export const blockIdField = idField<BlockId>('blk', /^blk_[A-Za-z0-9_-]{16,64}$/);
export const teamIdField = idField<TeamId>('tem', /^tem_[A-Za-z0-9_-]{16,64}$/);
export const tagIdField = idField<TagId>('tag', /^tag_[A-Za-z0-9_-]{16,64}$/);
export const cannedReplyIdField = idField<CannedReplyId>('rpl', /^rpl_[A-Za-z0-9_-]{16,64}$/);
/** A push device. */
export const pushDeviceIdField = idField<`psh_${string}`>('psh', /^psh_[A-Za-z0-9_-]{16,64}$/);
export const mailIdField = idField<MailId>('eml', /^eml_[A-Za-z0-9_-]{16,64}$/);
export const departureIdField = idField<DepartureId>('doc', /^doc_[A-Za-z0-9_-]{16,64}$/);
export const breachIdField = idField<BreachId>('brc', /^brc_[A-Za-z0-9_-]{16,64}$/);
export const subjectRequestIdField = idField<SubjectRequestId>('req', /^req_[A-Za-z0-9_-]{16,64}$/);
export const noticeIdField = idField<NoticeId>('ntc', /^ntc_[A-Za-z0-9_-]{16,64}$/);

/** Client's request id, repeated on retries (UUID). */
export const refField = v.pipe(
  v.string('must be a UUID'),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a lower-case UUID'),
);
/** Predecessor's `ref`; refused until that is stored. */
export const afterField = v.optional(refField);
/** 32 random bytes, base64url; opens one conversation. */
export const bootField = v.pipe(v.string('must be text'), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes'));
/** An opaque 256-bit secret, base64url. */
export const secretField = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be a token'),
);

/** ISO 3166-1 alpha-2. */
export const countryField = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be a country code such as PL'));
export const localeField = v.picklist(LOCALES, `must be one of ${LOCALES.join(', ')}`);
export const seqField = v.pipe(v.number('must be a number'), v.safeInteger('must be whole'), v.minValue(0));
/** Newest `seq` on screen; absent: no conflict check. */
export const seenField = v.optional(seqField);
/** Assignee on screen; null: none. Absent: no conflict check. */
export const fromField = v.optional(v.nullable(staffIdField));

/** Lower-cased, at most 254 characters. */
export const emailField = v.pipe(
  v.string('must be an e-mail address'),
  v.trim(),
  v.maxLength(LIMITS.maxEmailChars, 'must be at most 254 characters'),
  v.regex(
    /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]+\.[^\s@.<>(),;:"\\[\]\p{Cc}]{2,}$/u,
    'must be an e-mail address',
  ),
  v.transform((email) => email.toLowerCase()),
);
/** Digits, spaces and + - ( ); 6 to 20 digits. */
export const phoneField = v.pipe(
  v.string('must be a phone number'),
  v.trim(),
  v.regex(/^\+?[\d\s()./-]{6,30}$/, 'must be a phone number'),
  v.check((phone) => {
    const digits = phone.replace(/\D/g, '').length;
    return digits >= 6 && digits <= 20;
  }, 'must be a phone number'),
);

/** http(s) origin and path; query and fragment are cut. Rule: MI-3. */
export const pageField = v.pipe(
  v.string('must be an address'),
  v.maxLength(4096, 'is too long'),
  v.transform((page) => stripPage(page)),
  v.nonNullish(v.string(), 'must be an http or https address'),
);
const stripPage = (page: string): string | null => {
  if (!URL.canParse(page)) return null;
  const url = new URL(page);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return `${url.origin}${url.pathname}`.slice(0, LIMITS.maxPageChars);
};

/** Public product facts. Price: text with a dot; currency: three letters. Rule: MI-3. */
export const productField = v.pipe(
  v.strictObject({
    name: textField(LIMITS.maxProductNameCodePoints),
    id: v.optional(textField(LIMITS.maxProductIdCodePoints)),
    price: v.optional(
      v.pipe(v.string('must be text'), v.regex(/^\d{1,12}(\.\d{1,4})?$/, 'must be a number as text')),
    ),
    currency: v.optional(v.pipe(v.string('must be text'), v.regex(/^[A-Z]{3}$/, 'must be a currency code'))),
  }),
  v.transform(({ name, id = null, price = null, currency = null }) => ({ name, id, price, currency })),
);

export type ShownProduct = v.InferInput<typeof productField>;

/** Without credentials, at most 2,000 characters. */
export const webAddressField = v.pipe(
  v.string('must be an address'),
  v.trim(),
  v.maxLength(2000, 'is too long'),
  v.check((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return (
      (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
    );
  }, 'must be an http or https address such as https://shop.example/privacy'),
);
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** 1970 to 9999, in milliseconds. */
export const isInstant = (ms: number): boolean => ms >= 0 && ms <= LAST_INSTANT_MS;

const INSTANT = 'must be an ISO 8601 time between 1970 and 9999, such as 2026-11-24T10:00:00Z';
export const isoInstantField = v.pipe(
  v.string('must be a time'),
  v.isoTimestamp(INSTANT),
  v.check((text) => isInstant(Date.parse(text)), INSTANT),
);
const DAY = 'must be a day between 1970 and 9999, such as 2026-11-24';
export const dayField = v.pipe(
  v.string('must be a day'),
  v.isoDate(DAY),
  v.check((text) => isInstant(Date.parse(text)), DAY),
);
const numericInstant = (msPerUnit: number) =>
  v.pipe(
    v.number('must be a number'),
    v.safeInteger('must be whole'),
    v.minValue(1),
    v.maxValue(Math.floor(LAST_INSTANT_MS / msPerUnit), 'must be a time before the year 10000'),
  );
export const unixSecondsField = numericInstant(1000);
export const unixMsField = numericInstant(1);

/** A whole number, or 0: off. */
export const zeroOr = (least: number, most: number) =>
  v.union([
    v.literal(0),
    v.pipe(v.number('must be a number'), v.integer('must be whole'), v.minValue(least), v.maxValue(most)),
  ]);
