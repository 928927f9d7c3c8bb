import type { Holiday, HolidayPlace } from '../../../protocol/hours-lists.ts';
import { dayAfter, weekdayOf } from './wall-clock.ts';

/** Gregorian Easter Sunday (Meeus/Jones/Butcher). */
export const easterSunday = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** Wednesday before 23 November. */
const repentanceDay = (year: number): string => {
  const latest = `${year}-11-22`;
  return dayAfter(latest, -((weekdayOf(latest) + 5) % 7));
};

type Rule = {
  /** Month and day, or days after Easter. */
  readonly on: string | number | ((year: number) => string);
  readonly places: readonly HolidayPlace[];
};

/** Poland: act of 18 January 1951, Christmas Eve since 2025. Germany: including single states. */
const RULES: Readonly<Record<Holiday, Rule>> = {
  new_year: { on: '01-01', places: ['PL', 'DE'] },
  epiphany: { on: '01-06', places: ['PL', 'DE_some'] },
  womens_day: { on: '03-08', places: ['DE_some'] },
  good_friday: { on: -2, places: ['DE'] },
  easter_sunday: { on: 0, places: ['PL', 'DE_some'] },
  easter_monday: { on: 1, places: ['PL', 'DE'] },
  labour_day: { on: '05-01', places: ['PL', 'DE'] },
  constitution_day: { on: '05-03', places: ['PL'] },
  ascension_day: { on: 39, places: ['DE'] },
  whit_sunday: { on: 49, places: ['PL', 'DE_some'] },
  whit_monday: { on: 50, places: ['DE'] },
  corpus_christi: { on: 60, places: ['PL', 'DE_some'] },
  assumption_day: { on: '08-15', places: ['PL', 'DE_some'] },
  childrens_day: { on: '09-20', places: ['DE_some'] },
  unity_day: { on: '10-03', places: ['DE'] },
  reformation_day: { on: '10-31', places: ['DE_some'] },
  all_saints: { on: '11-01', places: ['PL', 'DE_some'] },
  independence_day: { on: '11-11', places: ['PL'] },
  repentance_day: { on: repentanceDay, places: ['DE_some'] },
  christmas_eve: { on: '12-24', places: ['PL'] },
  christmas_day: { on: '12-25', places: ['PL', 'DE'] },
  boxing_day: { on: '12-26', places: ['PL', 'DE'] },
};

export const holidayPlaces = (holiday: Holiday): readonly HolidayPlace[] => RULES[holiday].places;

/** Its day in this year. */
export const holidayIn = (holiday: Holiday, year: number): string => {
  const { on } = RULES[holiday];
  if (typeof on === 'string') return `${year}-${on}`;
  return typeof on === 'number' ? dayAfter(easterSunday(year), on) : on(year);
};

/** Its next day, `day` included. */
export const nextHoliday = (holiday: Holiday, day: string): string => {
  const year = Number(day.slice(0, 4));
  const thisYear = holidayIn(holiday, year);
  return thisYear >= day ? thisYear : holidayIn(holiday, year + 1);
};
