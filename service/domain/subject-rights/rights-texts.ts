import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';
import type { RightsWords } from './texts/rights-words.ts';

const WORDS: Record<Locale, RightsWords> = { pl, en, de };
export const rightsWords = (locale: Locale): RightsWords => WORDS[locale];

/** Localised day, in UTC. */
export const dayText = (at: Date, locale: Locale): string =>
  at.toLocaleDateString(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' });
