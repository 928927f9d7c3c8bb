import type { Locale } from '../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';
import type { RegistrationWords } from './texts/words.ts';

export const REGISTRATION_WORDS: Readonly<Record<Locale, RegistrationWords>> = { pl, en, de };
