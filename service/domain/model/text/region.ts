import type { Locale } from '../../../protocol/vocabulary.ts';
import { type RegionWords, regionCatalog } from './texts/region-catalog.ts';

type Region = Readonly<Record<Exclude<keyof RegionWords, 'countries'>, string | null>> & {
  readonly countries: readonly string[];
};

/** Where a language is at home: countries, the main one first; null or empty where it is many. */
export const regionOf = (locale: Locale): Region => {
  const { countries, timeZone, callingCode } = regionCatalog[locale];
  return {
    countries: countries.split(' ').filter((code) => code !== ''),
    timeZone: timeZone === '' ? null : timeZone,
    callingCode: callingCode === '' ? null : callingCode,
  };
};
