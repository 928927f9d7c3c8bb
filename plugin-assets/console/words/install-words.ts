import { installDe } from './de-install.ts';
import { installEn } from './en-install.ts';
import { installPl } from './pl-install.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof installEn> = {
  en: installEn,
  pl: typeset(installPl),
  de: installDe,
};

/** Words that come with the views of installing, for they are read on one day of a shop's life. */
export const installWordsFor = (locale: ConsoleLocale): typeof installEn => LISTS[locale];
