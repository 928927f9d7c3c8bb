import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import { type RightsWords, rightsCatalog } from './texts/rights-catalog.ts';

export const rightsWords = (locale: Locale): RightsWords => rightsCatalog[locale];

/** Localised day, in UTC. */
export const dayText = (at: Date, locale: Locale): string =>
  at.toLocaleDateString(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' });
