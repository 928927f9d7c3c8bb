import { alertsDe } from './de-alerts.ts';
import { alertsEn } from './en-alerts.ts';
import { alertsPl } from './pl-alerts.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof alertsEn> = {
  en: alertsEn,
  pl: typeset(alertsPl),
  de: alertsDe,
};

/** Words of how a person is told of visitors who wait, loaded with them. */
export const alertsWordsFor = (locale: ConsoleLocale): typeof alertsEn => LISTS[locale];
