import { dateLocale } from '../../../service/protocol/date-locale.ts';
import { fill, plural } from '../../shared/translate.ts';
import type { Words } from '../words/word-lists.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Format = {
  /** 24 listopada 2026, 14:05 */
  moment(iso: string): string;
  /** 24 listopada 2026 */
  day(iso: string): string;
  /** 14:05 */
  time(iso: string): string;
  /** 3 min temu, wczoraj, 12 lis */
  relative(iso: string): string;
  /** For lists: 14:05, wczoraj, 12 lis, 12 lis 2025 */
  brief(iso: string): string;
  /** 6 min, 2 godz., 3 dni */
  waiting(iso: string): string;
  /** dzisiaj, wczoraj, 24 listopada 2026 */
  dayHeading(iso: string): string;
  /** 129,90 zł */
  money(amount: string, currency: string): string;
  number(value: number, digits?: number): string;
  /** 40 sekund, 3 minuty, 24 godziny */
  wait(ms: number): string;
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export const makeFormat = (language: string, words: Words, clock: () => number = Date.now): Format => {
  const locale = dateLocale(language);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const shortWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  /** Calendar days; 0 is today. */
  const daysAgo = (at: Date) => Math.round((midnight(clock()) - midnight(at.getTime())) / DAY);

  return {
    moment: (iso) => `${day.format(new Date(iso))}, ${time.format(new Date(iso))}`,
    day: (iso) => day.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    relative: (iso) => {
      const at = new Date(iso);
      const agoMs = clock() - at.getTime();
      if (Math.abs(agoMs) < MINUTE) return words.common.now;
      if (agoMs < 0 || agoMs >= 7 * DAY) return day.format(at);
      if (agoMs < HOUR) return relative.format(-Math.round(agoMs / MINUTE), 'minute');
      if (daysAgo(at) === 0) return relative.format(-Math.round(agoMs / HOUR), 'hour');
      return relative.format(-daysAgo(at), 'day');
    },
    brief: (iso) => {
      const at = new Date(iso);
      const agoMs = clock() - at.getTime();
      if (Math.abs(agoMs) < MINUTE) return words.common.now;
      if (agoMs < HOUR && agoMs > 0) return relative.format(-Math.round(agoMs / MINUTE), 'minute');
      if (daysAgo(at) === 0) return time.format(at);
      if (daysAgo(at) === 1) return words.common.yesterday;
      const isThisYear = at.getFullYear() === new Date(clock()).getFullYear();
      return (isThisYear ? short : shortWithYear).format(at);
    },
    waiting: (iso) => {
      const agoMs = clock() - Date.parse(iso);
      const [unit, ms] =
        agoMs < HOUR
          ? (['minute', MINUTE] as const)
          : agoMs < DAY
            ? (['hour', HOUR] as const)
            : (['day', DAY] as const);
      const value = Math.max(0, Math.floor(agoMs / ms));
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
    },
    dayHeading: (iso) => {
      const at = new Date(iso);
      if (daysAgo(at) === 0) return capital(words.common.today);
      return daysAgo(at) === 1 ? capital(words.common.yesterday) : day.format(at);
    },
    money: (amount, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount)),
    number: (value, digits = 0) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value),
    wait: (ms) => {
      const seconds = Math.max(1, Math.ceil(ms / 1000));
      if (seconds < 90) return plural(locale, words.errors.seconds, seconds);
      if (ms <= 2 * HOUR) return plural(locale, words.errors.minutes, Math.ceil(seconds / 60));
      return new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(
        Math.ceil(ms / HOUR),
      );
    },
  };
};

export const explain = (
  refusal: {
    code: string;
    retryAfterMs?: number | undefined;
    id?: string | undefined;
    details?: Record<string, unknown> | undefined;
  },
  words: Words,
  format: Format,
): string => {
  const waitsFor: unknown = refusal.details?.waitsFor;
  if (waitsFor === 'contract') return words.access.waitsHere;
  if (waitsFor === 'address') return words.access.waitsForAddress;
  const full: unknown = refusal.details?.full;
  if (full === 'chat') return words.files.chatFull;
  if (full === 'shop') return words.files.shopFull;
  const known = words.errors as unknown as Record<string, string | undefined>;
  const sentence = typeof known[refusal.code] === 'string' ? known[refusal.code] : undefined;
  return fill(sentence ?? words.errors.other, {
    time: format.wait(refusal.retryAfterMs ?? 30_000),
    id: refusal.id ?? '–',
  });
};
