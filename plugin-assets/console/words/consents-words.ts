import { consentsDe } from './de-consents.ts';
import { consentsEn } from './en-consents.ts';
import { consentsPl } from './pl-consents.ts';
import { type ConsoleLocale, typeset } from './word-lists.ts';

const LISTS: Record<ConsoleLocale, typeof consentsEn> = {
  en: consentsEn,
  pl: typeset(consentsPl),
  de: consentsDe,
};

/** Words that come with the register of consents, which is opened for an inspection. */
export const consentsWordsFor = (locale: ConsoleLocale): typeof consentsEn => LISTS[locale];
