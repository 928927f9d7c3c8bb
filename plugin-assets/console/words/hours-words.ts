import { hoursDe } from './de-hours.ts';
import { hoursEn } from './en-hours.ts';
import { hoursPl } from './pl-hours.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof hoursEn> = {
  en: hoursEn,
  pl: typeset(hoursPl),
  de: hoursDe,
};

/** Words of the opening hours, which come with the settings. */
export const hoursWordsFor = (locale: ConsoleLocale): typeof hoursEn => LISTS[locale];
