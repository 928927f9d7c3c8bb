import type { Locale } from '../../protocol/vocabulary.ts';
import type { BreachWords } from './texts/breach-words.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';

export const BREACH_WORDS: Readonly<Record<Locale, BreachWords>> = { pl, en, de };
