import type { Locale } from '../../../protocol/vocabulary.ts';
import { phoneForms } from './mentions.ts';

/** Prefix that people of the shop's country leave out. */
const HOME_PREFIX: Record<Locale, readonly string[]> = { pl: ['+48'], de: ['+49'], en: [] };

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
  return [...new Set([...forms, ...withoutPlus])];
};
