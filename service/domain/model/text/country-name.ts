import type { Locale } from '../../../protocol/vocabulary.ts';

/** Name of a country in the language; the code itself where none is known. */
export const countryName = (code: string, locale: Locale): string => {
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};
