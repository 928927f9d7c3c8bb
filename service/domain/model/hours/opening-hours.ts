import type { Holiday, OutsideHours } from '../../../protocol/hours-lists.ts';
import { holidayIn } from './holidays.ts';
import {
  clockChangeOn,
  dayAfter,
  instantsOf,
  isDay,
  isTimeZone,
  type WallTime,
  wallTimeAt,
  weekdayOf,
} from './wall-clock.ts';

/** `HH:MM`; `to` exclusive, up to 24:00. */
export type Span = { readonly from: string; readonly to: string };

/** Both ends inclusive. */
export type Closing = {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
  /** Not shown to visitors. */
  readonly label: string;
  /** Repeats every year. */
  readonly isYearly: boolean;
};

/** Local time. */
export type OpeningHours = {
  /** False: presence decides. */
  readonly isOn: boolean;
  /** IANA; initially empty. */
  readonly timeZone: string;
  /** Seven days, Monday first, ordered. */
  readonly week: readonly (readonly Span[])[];
  readonly holidays: readonly Holiday[];
  readonly closings: readonly Closing[];
  readonly outside: OutsideHours;
};

const WORKDAY: readonly Span[] = [{ from: '09:00', to: '17:00' }];
/** Default. */
export const ALWAYS_OPEN: OpeningHours = {
  isOn: false,
  timeZone: '',
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []],
  holidays: [],
  closings: [],
  outside: 'form',
};

const SEARCHED_DAYS = 370;
const MAX_YEARLY_DAYS = 365;
const JOINED_DAYS = 7;

const isWithin = ({ from, to, isYearly }: Closing, day: string): boolean => {
  if (!isYearly) return from <= day && day <= to;
  const [first, last, today] = [from.slice(5), to.slice(5), day.slice(5)];
  return first <= last ? first <= today && today <= last : today >= first || today <= last;
};

/** Spans of a day; none when closed. */
export const spansOn = (hours: OpeningHours, day: string): readonly Span[] => {
  const year = Number(day.slice(0, 4));
  const isClosed =
    hours.holidays.some((holiday) => holidayIn(holiday, year) === day) ||
    hours.closings.some((closing) => isWithin(closing, day));
  return isClosed ? [] : (hours.week[weekdayOf(day)] ?? []);
};

/** Whether the shop is open; true without hours. */
export const isOpenAt = (hours: OpeningHours, at: Date): boolean => {
  if (!hours.isOn) return true;
  const { day, time } = wallTimeAt(hours.timeZone, at);
  return spansOn(hours, day).some(({ from, to }) => from <= time && time < to);
};

/** Local closing time, adjacent spans joined; null: closed. Open for a week: end of day. */
export const closingTime = (hours: OpeningHours, { day, time }: WallTime): WallTime | null => {
  let to = spansOn(hours, day).find((span) => span.from <= time && time < span.to)?.to;
  if (to === undefined) return null;
  for (let days = 0; days < JOINED_DAYS; days += 1) {
    const joined = dayAfter(day, days);
    for (const span of spansOn(hours, joined)) if (span.from === to) to = span.to;
    if (to !== '24:00' || spansOn(hours, dayAfter(joined, 1))[0]?.from !== '00:00')
      return { day: joined, time: to };
    to = '00:00';
  }
  return { day, time: '24:00' };
};

/** Closing time; null: closed or without hours. */
export const closingAfter = (hours: OpeningHours, at: Date): Date | null => {
  if (!hours.isOn) return null;
  const closing = closingTime(hours, wallTimeAt(hours.timeZone, at));
  if (closing === null) return null;
  const end = closing.time === '24:00' ? { day: dayAfter(closing.day, 1), time: '00:00' } : closing;
  const found = instantsOf(hours.timeZone, end).find((instant) => instant > at);
  // A skipped end closes at the clock change.
  return found ?? clockChangeOn(hours.timeZone, end.day);
};

/** Next open instant; null: none within a year. */
export const nextOpening = (hours: OpeningHours, at: Date): Date | null => {
  if (isOpenAt(hours, at)) return at;
  const { day: today } = wallTimeAt(hours.timeZone, at);
  for (let days = 0; days <= SEARCHED_DAYS; days += 1) {
    const day = dayAfter(today, days);
    const spans = spansOn(hours, day);
    if (spans.length === 0) continue;
    const starts = spans.flatMap(({ from }) => instantsOf(hours.timeZone, { day, time: from }));
    // A skipped or repeated start moves to the clock change.
    const change = clockChangeOn(hours.timeZone, day);
    const found = [...starts, ...(change === null ? [] : [change])]
      .filter((start) => start >= at && isOpenAt(hours, start))
      .sort((a, b) => a.getTime() - b.getTime());
    if (found[0] !== undefined) return found[0];
  }
  return null;
};

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Faults by field path. */
export const faultsOfHours = (hours: OpeningHours): Record<string, string> => {
  const faults: Record<string, string> = {};
  if (hours.isOn ? !isTimeZone(hours.timeZone) : hours.timeZone !== '' && !isTimeZone(hours.timeZone))
    faults['hours.timeZone'] = 'must be a time zone such as Europe/Warsaw';
  hours.week.forEach((spans, weekday) => {
    spans.forEach(({ from, to }, at) => {
      const before = spans[at - 1];
      if (from >= to) faults[`hours.week.${weekday}`] = 'must end after it begins';
      else if (before !== undefined && before.to > from)
        faults[`hours.week.${weekday}`] = 'must be in order and not overlap';
    });
  });
  hours.closings.forEach(({ from, to, isYearly }, at) => {
    const path = `hours.closings.${at}`;
    if (!(isDay(from) && isDay(to))) faults[path] = 'must be days of the calendar';
    else if (from > to) faults[path] = 'must end on the day it begins or later';
    else if (isYearly && daysBetween(from, to) >= MAX_YEARLY_DAYS)
      faults[path] = 'must be shorter than a year';
  });
  return faults;
};
