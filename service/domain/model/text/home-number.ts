import type { Locale } from '../../../protocol/vocabulary.ts';
import { phoneForms } from './mentions.ts';

/** Prefix that people of the shop's country leave out. */
const HOME_PREFIX: Record<Locale, readonly string[]> = { pl: ['+48'], de: ['+49'], en: [] };

/** A Polish number has nine digits; only with more before them can it begin with its country. */
const polishDigits = (form: string): string => {
  const digits = form.replace(/^\+48/, '');
  return (/^48\d{9}$/.test(digits) ? digits.slice(2) : digits).replace(/^0/, '');
};

/**
 * Every way in which people of the shop's country write one number: with and without their prefix, plus and zero. Any
 * of these writings gives the others too, so what is stored under one of them is found by each.
 */
export const homeNumberForms = (number: string, locale: Locale): readonly string[] => {
  const prefixes = HOME_PREFIX[locale];
  const forms = phoneForms(number, prefixes).flatMap((form) => phoneForms(form, prefixes));
  const withoutPlus = forms
    .filter((form) => prefixes.some((prefix) => form.startsWith(prefix)))
    .map((form) => form.slice(1));
  const all = [...new Set([...forms, ...withoutPlus])];
  if (locale !== 'pl') return all;
  // 48 is also the beginning of numbers in Radom: 48 360 12 34 is not 360 12 34.
  const [typed = ''] = phoneForms(number, []);
  return all.filter((form) => polishDigits(form) === polishDigits(typed));
};
