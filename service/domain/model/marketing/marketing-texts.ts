import type { Locale } from '../../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { MarketingWords } from './texts/marketing-words.ts';
import { pl } from './texts/pl.ts';

export const MARKETING_WORDS: Readonly<Record<Locale, MarketingWords>> = { pl, en, de };

/** How long address, number and the record of the consent stay. */
export const marketingRetention = (
  { marketingProofYears: years }: { readonly marketingProofYears: number },
  locale: Locale,
): string => {
  const { retention, proof } = MARKETING_WORDS[locale];
  return retention + (years === 0 ? '' : proof.replace('{years}', yearsText(years, locale)));
};

/** „3 lata”, "3 years": the unit in the right form, without a library. */
export const yearsText = (years: number, locale: Locale): string => {
  if (locale === 'en') return years === 1 ? '1 year' : `${years} years`;
  if (locale === 'de') return years === 1 ? '1 Jahr' : `${years} Jahre`;
  if (years === 1) return '1 rok';
  return years >= 2 && years <= 4 ? `${years} lata` : `${years} lat`;
};
