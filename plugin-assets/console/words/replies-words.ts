import { repliesDe } from './de-replies.ts';
import { repliesEn } from './en-replies.ts';
import { repliesPl } from './pl-replies.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof repliesEn> = {
  en: repliesEn,
  pl: typeset(repliesPl),
  de: repliesDe,
};

/** Words that come with canned replies, which are loaded when they are used. */
export const repliesWordsFor = (locale: ConsoleLocale): typeof repliesEn => LISTS[locale];
