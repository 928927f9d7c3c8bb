// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './record.de.json' with { type: 'json' };
import en from './record.en.json' with { type: 'json' };
import pl from './record.pl.json' with { type: 'json' };

export type RecordWords = typeof en;
export const recordCatalog: Readonly<Record<Locale, RecordWords>> = { pl, en, de };
