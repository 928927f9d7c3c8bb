// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './reading.de.json' with { type: 'json' };
import en from './reading.en.json' with { type: 'json' };
import pl from './reading.pl.json' with { type: 'json' };

export type ReadingWords = typeof en;
export const readingCatalog: Readonly<Record<Locale, ReadingWords>> = { pl, en, de };
