import type { Locale } from '../../../protocol/vocabulary.ts';

type Country = 'PL' | 'DE' | 'AT' | 'OTHER';

/** Country of a shop by the end of its host name; .com and the like follow the shop's own language. Rule: TR-3. */
export const countryOf = (shopUrl: string, shopLocale: Locale): Country => {
  const host = URL.canParse(shopUrl) ? new URL(shopUrl).hostname : '';
  if (host.endsWith('.pl')) return 'PL';
  if (host.endsWith('.de')) return 'DE';
  if (host.endsWith('.at')) return 'AT';
  if (shopLocale === 'pl') return 'PL';
  return shopLocale === 'de' ? 'DE' : 'OTHER';
};

/** The authority to complain to, in the widget's language, in the case that the sentence asks for. */
const AUTHORITIES: Record<Country, Record<Locale, string>> = {
  PL: {
    pl: 'Prezesa Urzędu Ochrony Danych Osobowych',
    en: 'the President of the Personal Data Protection Office (UODO) in Poland',
    de: 'dem Präsidenten des Amtes für den Schutz personenbezogener Daten (UODO) in Polen',
  },
  DE: {
    pl: 'niemieckiego organu ochrony danych właściwego dla kraju związkowego',
    en: 'the data protection authority of the German federal state concerned',
    de: 'der Datenschutzaufsichtsbehörde des zuständigen Bundeslandes',
  },
  AT: {
    pl: 'austriackiego organu ochrony danych (Datenschutzbehörde)',
    en: 'the Austrian Data Protection Authority',
    de: 'der österreichischen Datenschutzbehörde',
  },
  OTHER: {
    pl: 'organu ochrony danych w Twoim kraju',
    en: 'the data protection authority of your country',
    de: 'der Datenschutzaufsichtsbehörde Ihres Landes',
  },
};

export const complaintAuthority = (shopUrl: string, shopLocale: Locale, locale: Locale): string =>
  AUTHORITIES[countryOf(shopUrl, shopLocale)][locale];
