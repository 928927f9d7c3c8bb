import { pickLocale } from '../../shared/translate.ts';
import { en, type Words } from './en.ts';
import { pl } from './pl.ts';

export const CONSOLE_LOCALES = ['pl', 'en'] as const;
export type ConsoleLocale = (typeof CONSOLE_LOCALES)[number];

/** Polish typography: a word of one letter never ends a line. */
export const typeset = <T>(words: T): T => {
  if (typeof words === 'string') {
    return words.replace(/(^|[\s(„])([aiouwzAIOUWZ]) (?=\S)/g, '$1$2\u00a0') as T;
  }
  if (Array.isArray(words)) return words.map(typeset) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeset(value)])) as T;
};

const LISTS: Record<ConsoleLocale, Words> = { en, pl: typeset(pl) };

export const wordsFor = (locale: ConsoleLocale): Words => LISTS[locale];
/** Language of the profile, else of the browser. */
export const consoleLocale = (
  profile: string | null | undefined,
  browser: readonly string[] = navigator.languages,
): ConsoleLocale => pickLocale(CONSOLE_LOCALES, [profile, ...browser]);
