import { type ConsoleLocale, typeset } from '../word-lists.ts';
import { leadsDe } from './leads-de.ts';
import { leadsEn } from './leads-en.ts';
import { leadsPl } from './leads-pl.ts';

const LISTS: Record<ConsoleLocale, typeof leadsEn> = {
  en: leadsEn,
  pl: typeset(leadsPl),
  de: leadsDe,
};

/** Words of the work on leads, which come with their views. */
export const leadsWordsFor = (locale: ConsoleLocale): typeof leadsEn => LISTS[locale];
