import { MASKED_KINDS, type MaskedKind } from '../../../protocol/vocabulary.ts';

/** Hides the length. */
export const MASK = '••••';

/** ISO 13616. */
const IBAN_LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30';
const ibanLength = (country: string): number => {
  for (let at = 0; at < IBAN_LENGTHS.length; at += 4)
    if (IBAN_LENGTHS.startsWith(country, at)) return Number(IBAN_LENGTHS.slice(at + 2, at + 4));
  return 0;
};
/** Modulo 97 (ISO 7064). */
const isIban = (account: string): boolean => {
  if (account.length !== ibanLength(account.slice(0, 2))) return false;
  let rest = 0;
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const counted = at % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
};
/** Large card networks. */
const NETWORK =
  /^(?:4|5[1-5]|2(?:2[2-9]|[3-6]\d|7[01]|720)|3[47]|3(?:0[0-5]|[689])|35|6(?:011|4[4-9]|[2567])|50|5[6-8])/;
/** Fours, 4-6-5 or 4-6-4. */
const isCardShape = (groups: readonly string[]): boolean => {
  const lengths = groups.map((group) => group.length).join('-');
  return groups.length === 1 || /^4(-4){2,3}(-[1-4])?$|^4-6-[45]$/.test(lengths);
};
const isCard = (groups: readonly string[]): boolean => {
  const digits = groups.join('');
  if (digits.length < 13 || digits.length > 19 || /^(.)\1+$/.test(digits) || !passesLuhn(digits))
    return false;
  // Short numbers resemble article and phone numbers.
  if (digits.length < 15)
    return digits.length === 13 ? digits.startsWith('4') : /^3(?:0[0-5]|[689])/.test(digits);
  if (isCardShape(groups)) return true;
  return NETWORK.test(digits) && !groups.every((group) => group.length <= 3 && group.length > 1);
};

const PESEL_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
/** Checksum, birth date from 1900. */
const isPesel = (digits: string, now: Date): boolean => {
  const at = (index: number): number => Number(digits[index]);
  const sum = PESEL_WEIGHTS.reduce((total, weight, index) => total + weight * at(index), 0);
  if ((10 - (sum % 10)) % 10 !== at(10)) return false;
  const month = Number(digits.slice(2, 4));
  const century = month >= 1 && month <= 12 ? 1900 : month >= 21 && month <= 32 ? 2000 : 0;
  if (century === 0) return false;
  const [year, day] = [century + Number(digits.slice(0, 2)), Number(digits.slice(4, 6))];
  const born = new Date(Date.UTC(year, (month % 20) - 1, day));
  return born.getUTCDate() === day && born.getTime() <= now.getTime();
};

/** Polish account number. */
const LONGEST = 26;

type Group = { digits: string; from: number; to: number };

/** Keeps the search linear. */
const canBeOurs = (digits: number, groups: number, isWhole: boolean): boolean => {
  if (digits === LONGEST) return true;
  if (digits === 11) return groups <= 3 || (isWhole && groups === 11);
  return digits >= 13 && digits <= 19 && (isWhole || groups <= 5);
};

/** From group `first`, longest first. */
export const partsToJudge = (groups: readonly Group[], first: number): (readonly Group[])[] => {
  const parts: (readonly Group[])[] = [];
  let digits = 0;
  for (let end = first + 1; end <= groups.length; end += 1) {
    digits += groups[end - 1]?.digits.length ?? 0;
    if (digits > LONGEST) break;
    const count = end - first;
    if (canBeOurs(digits, count, count === groups.length)) parts.unshift(groups.slice(first, end));
  }
  return parts;
};

/** Full-width, Arabic, Persian, Devanagari. */
const OTHER_ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966];
const ANY_DIGIT = /[\d\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/;
/** One to one: positions stay. */
const plainDigits = (text: string): string =>
  text
    .replace(/[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (sign) => {
      const code = sign.charCodeAt(0);
      const zero = OTHER_ZEROS.find((one) => code >= one && code < one + 10) ?? code;
      return String(code - zero);
    })
    .replace(/[\u2000-\u200b\u202f\u3000]/g, ' ');

type Found = { from: number; to: number; kind: MaskedKind };

/** IBANs, spaced or not. */
const findIbans = (text: string): Found[] => {
  const found: Found[] = [];
  for (const { index: from } of text.matchAll(/(?<![\p{L}\p{N}])\p{L}{2} ?\d{2}/gu)) {
    const country = text.slice(from, from + 2).toUpperCase();
    const wanted = ibanLength(country);
    let account = '';
    let to = from;
    while (account.length < wanted && to < text.length) {
      const sign = text[to] ?? '';
      if (/[A-Za-z0-9]/.test(sign)) account += sign.toUpperCase();
      else if (!/[\s\u00a0.-]/.test(sign)) break;
      to += 1;
    }
    if (wanted > 0 && isIban(account)) found.push({ from, to, kind: 'iban' });
  }
  return found;
};

/** With single separators. */
const findNumbers = (text: string, now: Date): Found[] => {
  const found: Found[] = [];
  for (const run of text.matchAll(/(?<![\p{L}\p{N}+])\d+(?:[ \u00a0.-]{1,3}\d+)*(?![\p{L}\p{N}])/gu)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({
      digits: group[0],
      from: run.index + group.index,
      to: run.index + group.index + group[0].length,
    }));
    for (let first = 0; first < groups.length; first += 1) {
      // The longest match wins.
      for (const part of partsToJudge(groups, first)) {
        const digits = part.map((group) => group.digits);
        const kind = kindOf(digits, part.length === groups.length, now);
        const [head, tail] = [part[0], part.at(-1)];
        if (kind === null || head === undefined || tail === undefined) continue;
        found.push({ from: head.from, to: tail.to, kind });
        first += part.length - 1;
        break;
      }
    }
  }
  return found;
};

const kindOf = (groups: readonly string[], isWhole: boolean, now: Date): MaskedKind | null => {
  const digits = groups.join('');
  if (digits.length === 26 && isIban(`PL${digits}`)) return 'iban';
  const isOfOne = groups.length <= 3 || (isWhole && groups.length === 11);
  if (digits.length === 11 && isOfOne && isPesel(digits, now)) return 'pesel';
  // Inside longer runs only cards.
  if (!isWhole && !(isCardShape(groups) && NETWORK.test(digits))) return null;
  return isCard(groups) ? 'card' : null;
};

/**
 * Masks cards, accounts and PESEL. Rule: RQ-4.
 * @param now latest birth date
 */
export const maskNumbers = (typed: string, now: Date): { text: string; masked: readonly MaskedKind[] } => {
  if (!ANY_DIGIT.test(typed)) return { text: typed, masked: [] };
  const text = plainDigits(typed);
  if (!/(?:\d[^\p{L}]{0,3}){10}/u.test(text) && !/\p{L}{2} ?\d{2}/u.test(text))
    return { text: typed, masked: [] };
  const ibans = findIbans(text);
  const isFree = ({ from, to }: Found) => ibans.every((iban) => to <= iban.from || from >= iban.to);
  const found = [...ibans, ...findNumbers(text, now).filter(isFree)].sort((a, b) => b.from - a.from);
  let rest = typed;
  for (const { from, to } of found) rest = rest.slice(0, from) + MASK + rest.slice(to);
  return { text: rest, masked: MASKED_KINDS.filter((kind) => found.some((one) => one.kind === kind)) };
};
