/** Language-neutral. */
export const REDACTED = '[···]';

/** The first ones count. */
export const MAX_KEYS_PER_MESSAGE = 20;
/** By key, per message. */
const MAX_COMPARED = 500;
/** Phone number limit. */
const MAX_GROUPS = 8;

/** Linear time. */
const EMAIL =
  /[^\s@<>(),;:"'\\[\]]{1,64}@(?:[^\s@.<>(),;:"'\\[\]]{1,63}\.){1,8}[^\s@.<>(),;:"'\\[\]]{2,63}/gu;
/** Digits in one line. */
const DIGIT_RUN = /\+?\d(?:[\p{Zs}\t()./-]{0,3}\d)*/gu;
const PREFIXES = ['+48', '+49', '+44', '+43', '+1'] as const;
/** Minimum of a national number. */
const ENOUGH_DIGITS = 7;

/** Cheap pre-check for addresses. */
export const mayHoldAddress = (text: string): boolean => text.includes('@') || /(?:\d\D{0,3}){6}/.test(text);

type Candidate = { kind: 'email' | 'phone'; value: string; start: number; end: number };

/** Glued sentences: a@b.pl.Thanks is a@b.pl too. */
const emailCandidates = (text: string): Candidate[] =>
  [...text.matchAll(EMAIL)].flatMap((match) => {
    const start = match.index;
    const [local = '', domain = ''] = match[0].split('@');
    // Trims trailing punctuation.
    const labels = domain
      .replace(/[!?…]{1,63}$/u, '')
      .split('.')
      .filter((label) => label !== '');
    return labels
      .map((_, index) => `${local}@${labels.slice(0, index + 1).join('.')}`)
      .filter((value) => value.includes('.', value.indexOf('@')))
      .map((value) => ({ kind: 'email' as const, value, start, end: start + value.length }))
      .reverse();
  });

/** "order 12 600 100 200" contains one. */
const phoneCandidates = (text: string): Candidate[] =>
  [...text.matchAll(DIGIT_RUN)].flatMap((match) => {
    const groups = [...match[0].matchAll(/\+?\d+/g)].map((group) => ({
      start: match.index + group.index,
      end: match.index + group.index + group[0].length,
    }));
    if (groups.length > MAX_GROUPS) return [];
    return groups.flatMap((first, from) =>
      groups.slice(from).flatMap((last) => {
        const value = text.slice(first.start, last.end);
        const digits = value.replace(/\D/g, '').length;
        return digits >= 6 && digits <= 15
          ? [{ kind: 'phone' as const, value, start: first.start, end: last.end }]
          : [];
      }),
    );
  });

/** In text order. */
const candidatesIn = (text: string): Candidate[] =>
  [...emailCandidates(text), ...phoneCandidates(text)].sort((a, b) => a.start - b.start);

const nameOf = ({ kind, value }: Candidate): string => `${kind} ${value}`;
/** The first distinct ones. */
const firstOf = (candidates: readonly Candidate[], limit: number): Candidate[] =>
  [...new Map(candidates.map((candidate) => [nameOf(candidate), candidate])).values()].slice(0, limit);

/** Spellings with and without prefix. */
export const phoneForms = (value: string, prefixes: readonly string[] = PREFIXES): string[] => {
  const plain = value.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const forms = [plain];
  for (const prefix of prefixes) {
    if (plain.startsWith('+')) {
      if (plain.startsWith(prefix)) forms.push(plain.slice(prefix.length), `0${plain.slice(prefix.length)}`);
    } else {
      forms.push(`${prefix}${plain}`, `${prefix}${plain.replace(/^0/, '')}`);
      if (plain.startsWith(prefix.slice(1))) forms.push(`+${plain}`, plain.slice(prefix.length - 1));
    }
  }
  return [...new Set(forms)];
};

/** First addresses as written, at most 20. */
export const addressesIn = (text: string): readonly { kind: 'email' | 'phone'; value: string }[] =>
  mayHoldAddress(text) ? firstOf(candidatesIn(text), MAX_KEYS_PER_MESSAGE) : [];

export type KeyOf = (kind: 'email' | 'phone', value: string) => Promise<string>;

/** Keys of the first addresses, at most 20. Rule: RT-1. */
export const keysIn = async (text: string, keyOf: KeyOf): Promise<string[]> => {
  const keys: string[] = [];
  for (const { kind, value } of addressesIn(text)) {
    keys.push(await keyOf(kind, value));
  }
  return [...new Set(keys)];
};

export type Wanted = {
  subjectKeys: readonly string[];
  email: string | null;
  phone: string | null;
  /** Not searched in texts. */
  isPhoneUnchecked?: true;
};

/** Lower case, keeping positions. */
const folded = (text: string): string => {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign))
    .join('');
};
/** Code point, not surrogate. */
const signBefore = (text: string, at: number): string =>
  [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
const signAt = (text: string, at: number): string => [...text.slice(at, at + 2)][0] ?? '';

type Place = { start: number; end: number };

/** Case-insensitive, delimited. */
const emailPlaces = (text: string, email: string): Place[] => {
  const places: Place[] = [];
  const [within, wanted] = [folded(text), folded(email)];
  for (let start = within.indexOf(wanted); start >= 0; start = within.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    if (/[\p{L}\p{N}._%+-]/u.test(signBefore(text, start)) || /[\p{L}\p{N}-]/u.test(signAt(text, end)))
      continue;
    places.push({ start, end });
  }
  return places;
};

/** With separators. */
const LONGEST_PREFIX = 11;
const PREFIX_BEFORE = /^(?:(?:\+|00)?[\s()./-]{0,3}\d{1,3}[\s()./-]{0,3}|0)?$/;

/** Any separators and prefix, delimited. */
const phonePlaces = (text: string, national: string): Place[] => {
  const places: Place[] = [];
  for (
    let first = text.indexOf(national[0] ?? '');
    first >= 0;
    first = text.indexOf(national[0] ?? '', first + 1)
  ) {
    let end = first + 1;
    for (const digit of national.slice(1)) {
      const gap = /^[\s()./-]{0,3}/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
      if (text[end + gap] !== digit) {
        end = -1;
        break;
      }
      end += gap + 1;
    }
    if (end < 0 || /\d/.test(text[end] ?? '')) continue;
    // Excludes the preceding number.
    const earliest = Math.max(places.at(-1)?.end ?? 0, first - LONGEST_PREFIX);
    for (let start = earliest; start <= first; start += 1) {
      if (/\d/.test(text[start - 1] ?? '') || !PREFIX_BEFORE.test(text.slice(start, first))) continue;
      places.push({ start, end });
      break;
    }
  }
  return places;
};

const literalPlaces = (text: string, { email, phone: named, isPhoneUnchecked }: Wanted): Place[] => {
  const phone = isPhoneUnchecked === true ? null : named;
  const given = (email ?? '').trim();
  const places = given === '' ? [] : emailPlaces(text, given);
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^00/, '');
  if (digits.length >= ENOUGH_DIGITS) {
    const prefix = PREFIXES.map((one) => one.slice(1)).find((one) => digits.startsWith(one)) ?? '';
    const hasPrefix = prefix !== '' && /^(?:\+|00)/.test((phone ?? '').trim());
    places.push(...phonePlaces(text, hasPrefix ? digits.slice(prefix.length) : digits.replace(/^0/, '')));
  }
  return places;
};

/** Overlaps once. */
const marked = (text: string, places: readonly Place[]): string => {
  let result = '';
  let done = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= done) continue;
    result += text.slice(done, Math.max(start, done)) + REDACTED;
    done = end;
  }
  return result + text.slice(done);
};

/** Redacted text; null: no match. Keys only: tests every address. Rules: RT-2, RT-8. */
export const redacted = async (text: string, wanted: Wanted, keyOf: KeyOf): Promise<string | null> => {
  if (!mayHoldAddress(text)) return null;
  const literal = marked(text, literalPlaces(text, wanted));
  const keys = new Set(wanted.subjectKeys);
  const candidates = candidatesIn(literal);
  const own = new Set<string>();
  for (const candidate of firstOf(candidates, MAX_COMPARED)) {
    const forms = candidate.kind === 'email' ? [candidate.value] : phoneForms(candidate.value);
    for (const form of forms) {
      if (!keys.has(await keyOf(candidate.kind, form))) continue;
      own.add(nameOf(candidate));
      break;
    }
  }
  // From the end; the longer of overlaps.
  const places = candidates
    .filter((candidate) => own.has(nameOf(candidate)))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let result = literal;
  let free = literal.length;
  for (const { start, end } of places) {
    if (end > free) continue;
    result = `${result.slice(0, start)}${REDACTED}${result.slice(end)}`;
    free = start;
  }
  return result === text ? null : result;
};
