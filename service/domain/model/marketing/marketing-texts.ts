import type { Locale } from '../../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { MarketingWords } from './texts/marketing-words.ts';
import { pl } from './texts/pl.ts';

export const MARKETING_WORDS: Readonly<Record<Locale, MarketingWords>> = { pl, en, de };

/** Retention of address, number and consent record. */
export const marketingRetention = (
  { marketingProofYears: years }: { readonly marketingProofYears: number },
  locale: Locale,
): string => {
  const { retention, proof } = MARKETING_WORDS[locale];
  return retention + (years === 0 ? '' : proof.replace('{years}', yearsText(years, locale)));
};

/** Years with the correct plural. */
export const yearsText = (years: number, locale: Locale): string => {
  if (locale === 'en') return years === 1 ? '1 year' : `${years} years`;
  if (locale === 'de') return years === 1 ? '1 Jahr' : `${years} Jahre`;
  if (years === 1) return '1 rok';
  return years >= 2 && years <= 4 ? `${years} lata` : `${years} lat`;
};
