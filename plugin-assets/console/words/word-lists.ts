import { pickLocale } from '../../shared/translate.ts';
import type { Words } from './en.ts';

export const CONSOLE_LOCALES = ['pl', 'en', 'de'] as const;
export type ConsoleLocale = (typeof CONSOLE_LOCALES)[number];

const bindShort = (text: string): string => text.replace(/(^|[\s(„])([aiouwzAIOUWZ]) (?=\S)/g, '$1$2\u00a0');

/** Polish typography: a word of one letter never ends a line. */
export const typeset = <T>(words: T): T => {
  if (typeof words === 'string') {
    // Twice, for two such words in a row share the space between them.
    return bindShort(bindShort(words)) as T;
  }
  if (Array.isArray(words)) return words.map(typeset) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeset(value)])) as T;
};

/** A list comes when its language is spoken: each is a sixth of the first view. */
const LOADERS: Record<ConsoleLocale, () => Promise<Words>> = {
  pl: async () => typeset((await import('./pl.ts')).pl),
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
};
const held = new Map<ConsoleLocale, Words>();

/** @throws when the list cannot be fetched */
export const loadWords = async (locale: ConsoleLocale): Promise<Words> => {
  const words = held.get(locale) ?? (await LOADERS[locale]());
  held.set(locale, words);
  return words;
};
/** Language of the profile, else of the browser, else English. */
export const consoleLocale = (
  profile: string | null | undefined,
  browser: readonly string[] = navigator.languages,
): ConsoleLocale => pickLocale(CONSOLE_LOCALES, [profile, ...browser]);
