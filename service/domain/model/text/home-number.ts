import type { Locale } from '../../../protocol/vocabulary.ts';
import { phoneForms } from './mentions.ts';

/** Digits of the country that people of the shop's country leave out. */
const HOME_COUNTRY: Record<Locale, string | null> = { pl: '48', de: '49', en: null };

/**
 * Numbers without plus and zero that begin with the digits of their country. In Poland a number has nine digits. In
 * Germany it has no fixed length, and people write a zero before the area code: without one, ten digits or more begin
 * with the country, fewer are a number of one town.
 */
const BEGINS_WITH_COUNTRY: Record<string, RegExp> = { 48: /^48\d{9}$/, 49: /^490?\d{8,}$/ };

/** The digits that people of the country share; null: a number of another country. */
const nationalDigits = (form: string, country: string): string | null => {
  const isAbroad = form.startsWith('+') && !form.startsWith(`+${country}`);
  if (isAbroad) return null;
  const hasCountry = form.startsWith('+') || BEGINS_WITH_COUNTRY[country]?.test(form) === true;
  return (hasCountry ? form.replace(/^\+/, '').slice(country.length) : form).replace(/^0/, '');
};

/**
 * Every way in which people of the shop's country write one number: with and without their prefix, plus and zero, that
 * of the given writing first. Any of these writings gives the others too, so what is stored under one of them is found
 * by each. A writing that reads as another number is none of them.
 */
export const homeNumberForms = (number: string, locale: Locale): readonly string[] => {
  const [typed = ''] = phoneForms(number, []);
  const country = HOME_COUNTRY[locale];
  const national = country === null ? null : nationalDigits(typed, country);
  if (country === null || national === null) return [typed];
  const forms = [
    ...[typed, `+${country}${national}`, `0${national}`, national, `${country}${national}`],
    ...[`+${country}0${national}`, `${country}0${national}`],
  ];
  // 48 and 49 are also the beginning of numbers in Radom and Leer: 48 360 12 34 is not 360 12 34.
  return [...new Set(forms)].filter((form) => nationalDigits(form, country) === national);
};
