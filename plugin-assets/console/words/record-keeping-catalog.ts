// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './record-keeping.de.json' with { type: 'json' };
import en from './record-keeping.en.json' with { type: 'json' };
import pl from './record-keeping.pl.json' with { type: 'json' };

export type RecordKeepingWords = typeof en;
export const recordKeepingCatalog: Readonly<Record<Locale, RecordKeepingWords>> = { pl, en, de };
