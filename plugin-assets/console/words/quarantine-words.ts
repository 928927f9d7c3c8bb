import { quarantineDe } from './de-quarantine.ts';
import { quarantineEn } from './en-quarantine.ts';
import { quarantinePl } from './pl-quarantine.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof quarantineEn> = {
  en: quarantineEn,
  pl: typeset(quarantinePl),
  de: quarantineDe,
};

/** Words that come with the quarantine and its settings. */
export const quarantineWordsFor = (locale: ConsoleLocale): typeof quarantineEn => LISTS[locale];
