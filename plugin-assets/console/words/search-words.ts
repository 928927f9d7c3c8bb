import { searchDe } from './de-search.ts';
import { searchEn } from './en-search.ts';
import { searchPl } from './pl-search.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof searchEn> = {
  en: searchEn,
  pl: typeset(searchPl),
  de: searchDe,
};

/** Words that come with the search and the list of commands. */
export const searchWordsFor = (locale: ConsoleLocale): typeof searchEn => LISTS[locale];
