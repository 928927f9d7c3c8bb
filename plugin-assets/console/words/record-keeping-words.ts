import { recordKeepingDe } from './de-record-keeping.ts';
import { recordKeepingEn } from './en-record-keeping.ts';
import { recordKeepingPl } from './pl-record-keeping.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof recordKeepingEn> = {
  en: recordKeepingEn,
  pl: typeset(recordKeepingPl),
  de: recordKeepingDe,
};

/** Words that come with the views of records, which are rarely opened. */
export const recordKeepingWordsFor = (locale: ConsoleLocale): typeof recordKeepingEn => LISTS[locale];
