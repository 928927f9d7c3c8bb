import type { Locale } from '../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';
import type { RegistrationWords } from './texts/words.ts';

export const REGISTRATION_WORDS: Readonly<Record<Locale, RegistrationWords>> = { pl, en, de };

/** Puts values into `{gaps}`; a sentence never ends in two full stops („sp. z o.o.."). */
export const fillGaps = (text: string, gaps: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-z]+)\}(\.?)/gi, (whole, name: string, stop: string) => {
    const value = gaps[name];
    if (value === undefined) return whole;
    return value.endsWith('.') ? value : value + stop;
  });
