import type { Locale } from '../../../protocol/vocabulary.ts';
import { countryName } from '../text/country-name.ts';
import { fillGaps } from '../text/fill-gaps.ts';
import { regionOf } from '../text/region.ts';
import { authorityCatalog } from './texts/authority-catalog.ts';

/** EEA, Switzerland and UK, in their own language. */
const AUTHORITIES = {
  AT: 'Datenschutzbehörde',
  BE: 'Autorité de protection des données / Gegevensbeschermingsautoriteit',
  BG: 'Комисия за защита на личните данни',
  CH: 'Eidgenössischer Datenschutz- und Öffentlichkeitsbeauftragter (EDÖB)',
  CY: 'Office of the Commissioner for Personal Data Protection',
  CZ: 'Úřad pro ochranu osobních údajů',
  DE: '',
  DK: 'Datatilsynet',
  EE: 'Andmekaitse Inspektsioon',
  ES: 'Agencia Española de Protección de Datos',
  FI: 'Tietosuojavaltuutetun toimisto',
  FR: 'Commission nationale de l’informatique et des libertés (CNIL)',
  GB: 'Information Commissioner’s Office (ICO)',
  GR: 'Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα',
  HR: 'Agencija za zaštitu osobnih podataka',
  HU: 'Nemzeti Adatvédelmi és Információszabadság Hatóság (NAIH)',
  IE: 'Data Protection Commission',
  IS: 'Persónuvernd',
  IT: 'Garante per la protezione dei dati personali',
  LI: 'Datenschutzstelle',
  LT: 'Valstybinė duomenų apsaugos inspekcija',
  LU: 'Commission nationale pour la protection des données (CNPD)',
  LV: 'Datu valsts inspekcija',
  MT: 'Office of the Information and Data Protection Commissioner',
  NL: 'Autoriteit Persoonsgegevens',
  NO: 'Datatilsynet',
  PL: '',
  PT: 'Comissão Nacional de Proteção de Dados (CNPD)',
  RO: 'Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal',
  SE: 'Integritetsskyddsmyndigheten (IMY)',
  SI: 'Informacijski pooblaščenec',
  SK: 'Úrad na ochranu osobných údajov',
} as const satisfies Record<string, string>;
export type Country = keyof typeof AUTHORITIES | 'OTHER';
export const COUNTRIES = Object.keys(AUTHORITIES) as (keyof typeof AUTHORITIES)[];

/** Unlike the country code. */
const HOST_ENDS: Readonly<Record<string, Country>> = { UK: 'GB' };

/** Country by top-level domain, else language. Rule: TR-3. */
export const countryOf = (shopUrl: string, shopLocale: Locale): Country => {
  const host = URL.canParse(shopUrl) ? new URL(shopUrl).hostname : '';
  const end = host.includes('.') ? host.slice(host.lastIndexOf('.') + 1).toUpperCase() : '';
  const country = HOST_ENDS[end] ?? COUNTRIES.find((code) => code === end);
  if (country !== undefined) return country;
  const [home] = regionOf(shopLocale).countries;
  return COUNTRIES.find((code) => code === home) ?? 'OTHER';
};

/** Authority, inflected for „skargi do", "complain to", „Beschwerde bei". */
export const complaintAuthority = (shopUrl: string, shopLocale: Locale, locale: Locale): string => {
  const country = countryOf(shopUrl, shopLocale);
  const words = authorityCatalog[locale];
  if (country === 'PL' || country === 'DE' || country === 'OTHER') return words[country];
  return fillGaps(words.named, { name: AUTHORITIES[country], country: countryName(country, locale) });
};
