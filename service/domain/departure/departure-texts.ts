import { dateLocale } from '../../protocol/date-locale.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import type { DepartureWords } from './texts/departure-words.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';

export const DEPARTURE_WORDS: Readonly<Record<Locale, DepartureWords>> = { pl, en, de };

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
export const dayText = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(dateLocale(locale), DAY).format(at);
