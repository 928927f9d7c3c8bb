import { LOCALES, type Locale } from './vocabulary.ts';

/** One value for each language. */
export const byLocale = <T>(of: (locale: Locale) => T): Record<Locale, T> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as Record<Locale, T>;
