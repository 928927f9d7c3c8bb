// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './search.de.json' with { type: 'json' };
import en from './search.en.json' with { type: 'json' };
import pl from './search.pl.json' with { type: 'json' };

export type SearchWords = typeof en;
export const searchCatalog: Readonly<Record<Locale, SearchWords>> = { pl, en, de };
