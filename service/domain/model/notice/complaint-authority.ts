import type { Locale } from '../../../protocol/vocabulary.ts';
import { countryName } from '../text/country-name.ts';

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
  if (shopLocale === 'pl') return 'PL';
  return shopLocale === 'de' ? 'DE' : 'OTHER';
};

/** Inflected or with article. */
const IN_SENTENCE: Partial<Record<Country, Record<Locale, string>>> = {
  PL: {
    pl: 'Prezesa Urzędu Ochrony Danych Osobowych',
    en: 'the President of the Personal Data Protection Office (UODO) in Poland',
    de: 'dem Präsidenten des Amtes für den Schutz personenbezogener Daten (UODO) in Polen',
  },
  DE: {
    pl: 'niemieckiego organu ochrony danych właściwego dla kraju związkowego',
    en: 'the data protection authority of the German federal state concerned',
    de: 'der zuständigen Landesdatenschutzbehörde',
  },
  OTHER: {
    pl: 'organu ochrony danych w Twoim kraju',
    en: 'the data protection authority of your country',
    de: 'der Datenschutzaufsichtsbehörde Ihres Landes',
  },
};
const SENTENCES: Readonly<Record<Locale, string>> = {
  pl: 'organu nadzorczego: {name} ({country})',
  en: 'the supervisory authority, {name} ({country})',
  de: 'der Aufsichtsbehörde: {name} ({country})',
};

/** Authority, inflected for „skargi do", "complain to", „Beschwerde bei". */
export const complaintAuthority = (shopUrl: string, shopLocale: Locale, locale: Locale): string => {
  const country = countryOf(shopUrl, shopLocale);
  const own = IN_SENTENCE[country]?.[locale];
  if (own !== undefined || country === 'OTHER') return own ?? '';
  return SENTENCES[locale]
    .replace('{name}', AUTHORITIES[country])
    .replace('{country}', countryName(country, locale));
};
