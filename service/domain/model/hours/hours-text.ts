import { dateLocale } from '../../../protocol/date-locale.ts';
import type { Locale } from '../../../protocol/vocabulary.ts';
import { fillGaps } from '../text/fill-gaps.ts';
import { regionOf } from '../text/region.ts';
import { closingTime, isOpenAt, nextOpening, type OpeningHours } from './opening-hours.ts';
import { hoursCatalog } from './texts/hours-catalog.ts';
import { dayAfter, instantsOf, wallTimeAt, weekdayOf } from './wall-clock.ts';

/** `09:00` as 9:00. */
const spoken = (time: string): string => time.replace(/^0/, '');

const dayText = (locale: Locale, today: string, day: string): string => {
  const words = hoursCatalog[locale];
  if (day === today) return words.today;
  if (day === dayAfter(today, 1)) return words.tomorrow;
  // In a week the weekday would be ambiguous.
  if (day < dayAfter(today, 7)) return words.weekdays[weekdayOf(day)] ?? day;
  const date = new Date(`${day}T12:00:00Z`);
  return fillGaps(words.onDate, {
    date: new Intl.DateTimeFormat(dateLocale(locale), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    })
      .format(date)
      .replaceAll(' ', '\u00a0'),
  });
};

/** Empty for the language's default. */
const zoneText = (locale: Locale, zone: string, at: Date): string => {
  const { timeZone: homeZone } = regionOf(locale);
  const home = homeZone === null ? null : wallTimeAt(homeZone, at);
  const here = wallTimeAt(zone, at);
  if (home !== null && home.day === here.day && home.time === here.time) return '';
  const part = new Intl.DateTimeFormat(dateLocale(locale), { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part === undefined ? '' : ` (${part.value})`;
};

const openingText = (hours: OpeningHours, at: Date, locale: Locale): string | null => {
  const next = nextOpening(hours, at);
  if (next === null) return null;
  const { day: today } = wallTimeAt(hours.timeZone, at);
  const { day, time } = wallTimeAt(hours.timeZone, next);
  return (
    fillGaps(hoursCatalog[locale].from, { day: dayText(locale, today, day), time: spoken(time) }) +
    zoneText(locale, hours.timeZone, next)
  );
};

/** Sentence on the next answer; null: open or unknown. */
export const answerSentence = (hours: OpeningHours, at: Date, locale: Locale): string | null => {
  if (isOpenAt(hours, at)) return null;
  const when = openingText(hours, at, locale);
  return when === null ? null : fillGaps(hoursCatalog[locale].answers, { when });
};

/** Such as `today until 17:00`; null without hours. */
export const hoursText = (hours: OpeningHours, at: Date, locale: Locale): string | null => {
  if (!hours.isOn) return null;
  if (!isOpenAt(hours, at)) return openingText(hours, at, locale);
  const words = hoursCatalog[locale];
  const now = wallTimeAt(hours.timeZone, at);
  const closing = closingTime(hours, now);
  if (closing === null) return null;
  const { day, time } = closing;
  const isTomorrow = day === dayAfter(now.day, 1);
  const fromMidnight = closingTime(hours, { day: now.day, time: '00:00' });
  const isAllDay =
    day === now.day && time === '24:00' && fromMidnight?.day === day && fromMidnight.time === time;
  if (isAllDay || (day > now.day && !isTomorrow)) return fillGaps(words.allDay, { day: words.today });
  const [end = at] = instantsOf(hours.timeZone, { day, time: time === '24:00' ? '23:59' : time });
  const until = isTomorrow
    ? fillGaps(words.untilTomorrow, { time: spoken(time) })
    : fillGaps(words.until, { day: words.today, time: spoken(time) });
  return until + zoneText(locale, hours.timeZone, end);
};
