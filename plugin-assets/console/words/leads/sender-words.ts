import { type ConsoleLocale, typeset } from '../word-lists.ts';
import { senderDe } from './sender-de.ts';
import { senderEn } from './sender-en.ts';
import { senderPl } from './sender-pl.ts';

const LISTS: Record<ConsoleLocale, typeof senderEn> = {
  en: senderEn,
  pl: typeset(senderPl),
  de: senderDe,
};

/** Words of the sender address, which come with the settings. */
export const senderWordsFor = (locale: ConsoleLocale): typeof senderEn => LISTS[locale];
