import type { Locale } from '../../../protocol/vocabulary.ts';

/** 0.1 ms each. */
const namers = new Map<Locale, Intl.DisplayNames>();
const namerOf = (locale: Locale): Intl.DisplayNames => {
  const known = namers.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' });
  namers.set(locale, known);
  return known;
};

/** Localised name, else the code. */
export const countryName = (code: string, locale: Locale): string => {
  try {
    return namerOf(locale).of(code) ?? code;
  } catch {
    return code;
  }
};
