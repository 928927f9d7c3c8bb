import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';
import { pickLocale } from '../../shared/translate.ts';
import type { words } from './first/en.ts';

/** Every key of the English catalogs of the first view, with any words. */
export type Words = typeof words;

/** The entry of a code that the list may lack. */
export const entryOf = <T>(list: Readonly<Record<string, T>>, code: string): T | undefined => list[code];

const bindShort = (text: string): string => text.replace(/(^|[\s(„])([aiouwzAIOUWZ]) (?=\S)/g, '$1$2\u00a0');

/** Polish typography: a one-letter word never ends a line. */
export const typeset = <T>(words: T): T => {
  if (typeof words === 'string') {
    // Twice, because adjacent matches share a space.
    return bindShort(bindShort(words)) as T;
  }
  if (Array.isArray(words)) return words.map(typeset) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeset(value)])) as T;
};

/** Typeset lazily. */
export const wordsIn = <T>(catalog: Readonly<Record<Locale, T>>): ((locale: Locale) => T) => {
  let polish: T | undefined;
  return (locale) => {
    if (locale !== 'pl') return catalog[locale];
    polish ??= typeset(catalog.pl);
    return polish;
  };
};

const held = new Map<Locale, Words>();

/**
 * Each language is a sixth of the first load.
 * @throws when the list cannot be fetched
 */
export const loadWords = async (locale: Locale): Promise<Words> => {
  const known = held.get(locale);
  if (known) return known;
  const { words } = (await import(`./first/${locale}.ts`)) as { words: Words };
  const ready = locale === 'pl' ? typeset(words) : words;
  held.set(locale, ready);
  return ready;
};

/** Profile, else browser, else English. */
export const consoleLocale = (
  profile: string | null | undefined,
  browser: readonly string[] = navigator.languages,
): Locale => pickLocale(LOCALES, [profile, ...browser]);
