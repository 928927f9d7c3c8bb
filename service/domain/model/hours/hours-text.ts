import type { Locale } from '../../../protocol/vocabulary.ts';
import { closingTime, isOpenAt, nextOpening, type OpeningHours } from './opening-hours.ts';
import { dayAfter, instantsOf, wallTimeAt, weekdayOf } from './wall-clock.ts';

type Words = {
  readonly today: string;
  readonly tomorrow: string;
  /** Monday first, inflected. */
  readonly weekdays: readonly string[];
  readonly onDate: (date: string) => string;
  readonly dates: string;
  readonly from: (day: string, time: string) => string;
  readonly until: (day: string, time: string) => string;
  readonly untilTomorrow: (time: string) => string;
  readonly allDay: (day: string) => string;
  readonly answers: (when: string) => string;
  /** Null: none. */
  readonly homeZone: string | null;
};

/** Only on-call staff available. */
export const ON_CALL_SENTENCES: Readonly<Record<Locale, string>> = {
  pl: 'Napisz, a\u00a0zadzwonimy po osobę dyżurującą. Odpowiedź może zająć kilka minut.',
  en: 'Write to us and we ring the person on duty. An answer may take a few minutes.',
  de: 'Schreiben Sie uns, wir rufen jemanden aus der Bereitschaft. Die Antwort kann einige Minuten dauern.',
};

const WORDS: Readonly<Record<Locale, Words>> = {
  pl: {
    today: 'dziś',
    tomorrow: 'jutro',
    weekdays: [
      'w\u00a0poniedziałek',
      'we wtorek',
      'w\u00a0środę',
      'w\u00a0czwartek',
      'w\u00a0piątek',
      'w\u00a0sobotę',
      'w\u00a0niedzielę',
    ],
    onDate: (date) => date,
    dates: 'pl',
    from: (day, time) => `${day} od ${time}`,
    until: (day, time) => `${day} do ${time}`,
    untilTomorrow: (time) => `do jutra do ${time}`,
    allDay: (day) => `${day} przez całą dobę`,
    answers: (when) => `Czat jest teraz nieczynny. Odpowiadamy ${when}.`,
    homeZone: 'Europe/Warsaw',
  },
  en: {
    today: 'today',
    tomorrow: 'tomorrow',
    weekdays: [
      'on Monday',
      'on Tuesday',
      'on Wednesday',
      'on Thursday',
      'on Friday',
      'on Saturday',
      'on Sunday',
    ],
    onDate: (date) => `on ${date}`,
    dates: 'en-GB',
    from: (day, time) => `${day} from ${time}`,
    until: (day, time) => `${day} until ${time}`,
    untilTomorrow: (time) => `until ${time} tomorrow`,
    allDay: (day) => `${day} around the clock`,
    answers: (when) => `The chat is closed now. We answer ${when}.`,
    homeZone: null,
  },
  de: {
    today: 'heute',
    tomorrow: 'morgen',
    weekdays: [
      'am Montag',
      'am Dienstag',
      'am Mittwoch',
      'am Donnerstag',
      'am Freitag',
      'am Samstag',
      'am Sonntag',
    ],
    onDate: (date) => `am ${date}`,
    dates: 'de',
    from: (day, time) => `${day} ab ${time} Uhr`,
    until: (day, time) => `${day} bis ${time} Uhr`,
    untilTomorrow: (time) => `bis morgen ${time} Uhr`,
    allDay: (day) => `${day} rund um die Uhr`,
    answers: (when) => `Der Chat ist gerade geschlossen. Wir antworten ${when}.`,
    homeZone: 'Europe/Berlin',
  },
};

/** `09:00` as 9:00. */
const spoken = (time: string): string => time.replace(/^0/, '');

const dayText = (locale: Locale, today: string, day: string): string => {
  const words = WORDS[locale];
  if (day === today) return words.today;
  if (day === dayAfter(today, 1)) return words.tomorrow;
  // In a week the weekday would be ambiguous.
  if (day < dayAfter(today, 7)) return words.weekdays[weekdayOf(day)] ?? day;
  const date = new Date(`${day}T12:00:00Z`);
  return words.onDate(
    new Intl.DateTimeFormat(words.dates, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    })
      .format(date)
      .replaceAll(' ', '\u00a0'),
  );
};

/** Empty for the language's default. */
const zoneText = (locale: Locale, zone: string, at: Date): string => {
  const { homeZone, dates } = WORDS[locale];
  const home = homeZone === null ? null : wallTimeAt(homeZone, at);
  const here = wallTimeAt(zone, at);
  if (home !== null && home.day === here.day && home.time === here.time) return '';
  const part = new Intl.DateTimeFormat(dates, { timeZone: zone, timeZoneName: 'long' })
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
    WORDS[locale].from(dayText(locale, today, day), spoken(time)) + zoneText(locale, hours.timeZone, next)
  );
};

/** Sentence on the next answer; null: open or unknown. */
export const answerSentence = (hours: OpeningHours, at: Date, locale: Locale): string | null => {
  if (isOpenAt(hours, at)) return null;
  const when = openingText(hours, at, locale);
  return when === null ? null : WORDS[locale].answers(when);
};

/** Such as `today until 17:00`; null without hours. */
export const hoursText = (hours: OpeningHours, at: Date, locale: Locale): string | null => {
  if (!hours.isOn) return null;
  if (!isOpenAt(hours, at)) return openingText(hours, at, locale);
  const words = WORDS[locale];
  const now = wallTimeAt(hours.timeZone, at);
  const closing = closingTime(hours, now);
  if (closing === null) return null;
  const { day, time } = closing;
  const isTomorrow = day === dayAfter(now.day, 1);
  const fromMidnight = closingTime(hours, { day: now.day, time: '00:00' });
  const isAllDay =
    day === now.day && time === '24:00' && fromMidnight?.day === day && fromMidnight.time === time;
  if (isAllDay || (day > now.day && !isTomorrow)) return words.allDay(words.today);
  const [end = at] = instantsOf(hours.timeZone, { day, time: time === '24:00' ? '23:59' : time });
  const until = isTomorrow ? words.untilTomorrow(spoken(time)) : words.until(words.today, spoken(time));
  return until + zoneText(locale, hours.timeZone, end);
};
