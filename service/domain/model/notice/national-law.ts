import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Shop } from '../shop/shop.ts';
import { type Country, countryOf } from './complaint-authority.ts';

const GERMAN_SPEAKING: readonly Country[] = ['DE', 'AT', 'CH', 'LI', 'LU', 'BE'];

/** Applicable law: the shop's country if it uses the language, else the language's. */
export const marketOf = (shop: Pick<Shop, 'url' | 'locale'>, locale: Locale): Country => {
  const country = countryOf(shop.url, shop.locale);
  if (locale === 'de') return GERMAN_SPEAKING.includes(country) ? country : 'DE';
  return locale === 'pl' ? 'PL' : country;
};

type Law = Readonly<Record<Locale, string>>;
/** Rules on direct marketing. */
const ADVERTISING: Partial<Record<Country, Law>> = {
  PL: {
    pl: 'art. 398 Prawa komunikacji elektronicznej',
    en: 'Art. 398 of the Polish Electronic Communications Law',
    de: 'Art. 398 des polnischen Gesetzes über elektronische Kommunikation',
  },
  DE: { pl: '§ 7 niemieckiej ustawy UWG', en: 'Section 7 of the German UWG', de: '§ 7 UWG' },
  AT: {
    pl: '§ 174 austriackiej ustawy TKG 2021',
    en: 'Section 174 of the Austrian TKG 2021',
    de: '§ 174 TKG 2021',
  },
};
const OTHER_ADVERTISING: Law = {
  pl: 'krajowe przepisy o komunikacji elektronicznej',
  en: 'the national rules on electronic communications',
  de: 'das nationale Recht der elektronischen Kommunikation',
};
/** Includes the exception. */
const DEVICE_AT: Law = {
  pl: '§ 165 ust. 3 austriackiej ustawy TKG 2021',
  en: 'Section 165(3) of the Austrian TKG 2021',
  de: '§ 165 Abs. 3 TKG 2021',
};
/** Necessary storage. */
const DEVICE: Partial<Record<Country, Law>> = {
  PL: {
    pl: 'art. 399 ust. 3 Prawa komunikacji elektronicznej',
    en: 'Art. 399(3) of the Polish Electronic Communications Law',
    de: 'Art. 399 Abs. 3 des polnischen Gesetzes über elektronische Kommunikation',
  },
  DE: {
    pl: '§ 25 ust. 2 pkt 2 niemieckiej ustawy TDDDG',
    en: 'Section 25(2) no. 2 of the German TDDDG',
    de: '§ 25 Abs. 2 Nr. 2 TDDDG',
  },
  AT: DEVICE_AT,
};
/** Storage with consent. */
const DEVICE_CONSENT: Partial<Record<Country, Law>> = {
  PL: {
    pl: 'art. 399 ust. 1 Prawa komunikacji elektronicznej',
    en: 'Art. 399(1) of the Polish Electronic Communications Law',
    de: 'Art. 399 Abs. 1 des polnischen Gesetzes über elektronische Kommunikation',
  },
  DE: {
    pl: '§ 25 ust. 1 niemieckiej ustawy TDDDG',
    en: 'Section 25(1) of the German TDDDG',
    de: '§ 25 Abs. 1 TDDDG',
  },
  AT: DEVICE_AT,
};
const OTHER_DEVICE: Law = {
  pl: 'art. 5 ust. 3 dyrektywy 2002/58/WE',
  en: 'Art. 5(3) of Directive 2002/58/EC',
  de: 'Art. 5 Abs. 3 der Richtlinie 2002/58/EG',
};

export const advertisingLaw = (shop: Pick<Shop, 'url' | 'locale'>, locale: Locale): string =>
  (ADVERTISING[marketOf(shop, locale)] ?? OTHER_ADVERTISING)[locale];
export const deviceLaw = (shop: Pick<Shop, 'url' | 'locale'>, locale: Locale): string =>
  (DEVICE[marketOf(shop, locale)] ?? OTHER_DEVICE)[locale];
export const deviceConsentLaw = (shop: Pick<Shop, 'url' | 'locale'>, locale: Locale): string =>
  (DEVICE_CONSENT[marketOf(shop, locale)] ?? OTHER_DEVICE)[locale];
