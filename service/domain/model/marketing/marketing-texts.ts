import type { Locale } from '../../../protocol/vocabulary.ts';
import { fillGaps } from '../text/fill-gaps.ts';
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
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string } =
    marketingCatalog[locale].years;
  return fillGaps(forms[new Intl.PluralRules(locale).select(years)] ?? forms.other, { n: years });
};
