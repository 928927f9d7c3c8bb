import { visitsDe } from './de-visits.ts';
import { visitsEn } from './en-visits.ts';
import { visitsPl } from './pl-visits.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof visitsEn> = {
  en: visitsEn,
  pl: typeset(visitsPl),
  de: visitsDe,
};

/** Words of the visitor list, which come with its view and with the settings. */
export const visitsWordsFor = (locale: ConsoleLocale): typeof visitsEn => LISTS[locale];
