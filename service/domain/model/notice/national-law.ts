import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Shop } from '../shop/shop.ts';
import { regionOf } from '../text/region.ts';
import { COUNTRIES, type Country, countryOf } from './complaint-authority.ts';
import { type LawWords, lawCatalog } from './texts/law-catalog.ts';

/** Applicable law: the shop's country if it uses the language, else the language's. */
export const marketOf = (shop: Pick<Shop, 'url' | 'locale'>, locale: Locale): Country => {
  const country = countryOf(shop.url, shop.locale);
  const { countries } = regionOf(locale);
  const [home] = countries;
  return countries.includes(country) ? country : (COUNTRIES.find((code) => code === home) ?? country);
};

/** A law of another country is named in general words. */
const lawOf =
  (about: keyof LawWords) =>
  (shop: Pick<Shop, 'url' | 'locale'>, locale: Locale): string => {
    const laws: Partial<Record<Country, string>> & { OTHER: string } = lawCatalog[locale][about];
    return laws[marketOf(shop, locale)] ?? laws.OTHER;
  };

/** Rules on direct marketing. */
export const advertisingLaw = lawOf('advertising');
/** Necessary storage. */
export const deviceLaw = lawOf('device');
/** Storage with consent. */
export const deviceConsentLaw = lawOf('deviceConsent');
