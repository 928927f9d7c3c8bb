import type { Locale } from '../../protocol/vocabulary.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';
import type { RecordWords } from './texts/record-words.ts';

const WORDS: Readonly<Record<Locale, RecordWords>> = { pl, en, de };
export const recordWords = (locale: Locale): RecordWords => WORDS[locale];
