import { attachDe } from './de-attach.ts';
import { attachEn } from './en-attach.ts';
import { attachPl } from './pl-attach.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof attachEn> = {
  en: attachEn,
  pl: typeset(attachPl),
  de: attachDe,
};

/** Words that come with pictures and files, which are loaded when the first is sent or shown. */
export const attachWordsFor = (locale: ConsoleLocale): typeof attachEn => LISTS[locale];
