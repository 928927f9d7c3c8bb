// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './copy.de.json' with { type: 'json' };
import en from './copy.en.json' with { type: 'json' };
import pl from './copy.pl.json' with { type: 'json' };

export type CopyWords = typeof en;
export const copyCatalog: Readonly<Record<Locale, CopyWords>> = { pl, en, de };
