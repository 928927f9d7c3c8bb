import type { Locale } from '../../protocol/vocabulary.ts';
import type { CopyWords } from './texts/copy-words.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { pl } from './texts/pl.ts';

const WORDS = { pl, en, de };
export const copyWords = (locale: Locale): CopyWords => WORDS[locale];
