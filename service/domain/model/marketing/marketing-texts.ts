import type { Locale } from '../../../protocol/vocabulary.ts';
import { marketingCatalog } from './texts/marketing-catalog.ts';

/** Retention of address, number and consent record. */
export const marketingRetention = (
  { marketingProofYears: years }: { readonly marketingProofYears: number },
  locale: Locale,
): string => {
  const { retention, proof } = marketingCatalog[locale];
  return retention + (years === 0 ? '' : proof.replace('{years}', yearsText(years, locale)));
};

/** Years with the correct plural. */
export const yearsText = (years: number, locale: Locale): string => {
  if (locale === 'en') return years === 1 ? '1 year' : `${years} years`;
  if (locale === 'de') return years === 1 ? '1 Jahr' : `${years} Jahre`;
  if (years === 1) return '1 rok';
  return years >= 2 && years <= 4 ? `${years} lata` : `${years} lat`;
};
