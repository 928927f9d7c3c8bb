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

/** Times of one day, `HH:MM`; `to` is not included and may be 24:00. */
export type Span = { readonly from: string; readonly to: string };

/** Days on which the shop does not answer, both ends included. */
export type Closing = {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
  /** For the people of the shop; visitors do not see it. */
  readonly label: string;
  /** The same days of each year. */
  readonly isYearly: boolean;
};

/** When a shop answers chats. Clocks on the wall decide. */
export type OpeningHours = {
  /** False: a visitor finds chat or form by who is there. The rest is kept for when it is turned on. */
  readonly isOn: boolean;
  /** Of the IANA list; empty until the hours were first turned on. */
  readonly timeZone: string;
  /** Seven days, Monday first; each with its spans in order. */
  readonly week: readonly (readonly Span[])[];
  readonly holidays: readonly Holiday[];
  readonly closings: readonly Closing[];
  readonly outside: OutsideHours;
};

const WORKDAY: readonly Span[] = [{ from: '09:00', to: '17:00' }];
/** What a shop starts with. */
export const ALWAYS_OPEN: OpeningHours = {
  isOn: false,
  timeZone: '',
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []],
  holidays: [],
  closings: [],
  outside: 'form',
};

/** Days that are searched for the next opening. */
const SEARCHED_DAYS = 370;
const MAX_YEARLY_DAYS = 365;
/** Days over which adjoining spans are followed. */
const JOINED_DAYS = 7;

const isWithin = ({ from, to, isYearly }: Closing, day: string): boolean => {
  if (!isYearly) return from <= day && day <= to;
  const [first, last, today] = [from.slice(5), to.slice(5), day.slice(5)];
  return first <= last ? first <= today && today <= last : today >= first || today <= last;
};

/** The spans of a day; none on holidays and closed days. */
export const spansOn = (hours: OpeningHours, day: string): readonly Span[] => {
  const year = Number(day.slice(0, 4));
  const isClosed =
    hours.holidays.some((holiday) => holidayIn(holiday, year) === day) ||
    hours.closings.some((closing) => isWithin(closing, day));
  return isClosed ? [] : (hours.week[weekdayOf(day)] ?? []);
};

/** Whether the shop answers at this instant; always, where it has no hours. */
export const isOpenAt = (hours: OpeningHours, at: Date): boolean => {
  if (!hours.isOn) return true;
  const { day, time } = wallTimeAt(hours.timeZone, at);
  return spansOn(hours, day).some(({ from, to }) => from <= time && time < to);
};

/**
 * When the shop that is open at this time closes, as clocks show it; null: it is closed now. Spans that adjoin count as
 * one, over midnight too. For a shop that does not close within a week, the end of the day.
 */
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

/** The instant at which the shop that is open at `at` closes; null: it is closed, or has no hours. */
export const closingAfter = (hours: OpeningHours, at: Date): Date | null => {
  if (!hours.isOn) return null;
  const closing = closingTime(hours, wallTimeAt(hours.timeZone, at));
  if (closing === null) return null;
  const end = closing.time === '24:00' ? { day: dayAfter(closing.day, 1), time: '00:00' } : closing;
  const found = instantsOf(hours.timeZone, end).find((instant) => instant > at);
  // Where clocks skip the end, the shop closes with the change.
  return found ?? clockChangeOn(hours.timeZone, end.day);
};

/** The first instant from `at` on at which the shop answers; null when there is none within a year. */
export const nextOpening = (hours: OpeningHours, at: Date): Date | null => {
  if (isOpenAt(hours, at)) return at;
  const { day: today } = wallTimeAt(hours.timeZone, at);
  for (let days = 0; days <= SEARCHED_DAYS; days += 1) {
    const day = dayAfter(today, days);
    const spans = spansOn(hours, day);
    if (spans.length === 0) continue;
    const starts = spans.flatMap(({ from }) => instantsOf(hours.timeZone, { day, time: from }));
    // Where clocks skip the beginning of a span, or go back into one, it begins with the change.
    const change = clockChangeOn(hours.timeZone, day);
    const found = [...starts, ...(change === null ? [] : [change])]
      .filter((start) => start >= at && isOpenAt(hours, start))
      .sort((a, b) => a.getTime() - b.getTime());
    if (found[0] !== undefined) return found[0];
  }
  return null;
};

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What is wrong with the hours, by path of the field; empty when they may be stored. */
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
