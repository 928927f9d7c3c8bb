import type { Locale } from '../../../protocol/vocabulary.ts';
import { phoneForms } from './mentions.ts';
import { regionOf } from './region.ts';

/** Without plus. German numbers have no fixed length: ten digits or more. */
const BEGINS_WITH_COUNTRY: Record<string, RegExp> = { 48: /^48\d{9}$/, 49: /^490?\d{8,}$/ };

/** Null: another country. */
const nationalDigits = (form: string, country: string): string | null => {
  const isAbroad = form.startsWith('+') && !form.startsWith(`+${country}`);
  if (isAbroad) return null;
  const hasCountry = form.startsWith('+') || BEGINS_WITH_COUNTRY[country]?.test(form) === true;
  return (hasCountry ? form.replace(/^\+/, '').slice(country.length) : form).replace(/^0/, '');
};

/** All spellings at home, the given one first; no ambiguous ones. */
export const homeNumberForms = (number: string, locale: Locale): readonly string[] => {
  const [typed = ''] = phoneForms(number, []);
  const { callingCode: country } = regionOf(locale);
  const national = country === null ? null : nationalDigits(typed, country);
  if (country === null || national === null) return [typed];
  const forms = [
    ...[typed, `+${country}${national}`, `0${national}`, national, `${country}${national}`],
    ...[`+${country}0${national}`, `${country}0${national}`],
  ];
  // 48 is also Radom's area code: 48 360 12 34.
  return [...new Set(forms)].filter((form) => nationalDigits(form, country) === national);
};
