// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './law.de.json' with { type: 'json' };
import en from './law.en.json' with { type: 'json' };
import pl from './law.pl.json' with { type: 'json' };

export type LawWords = typeof en;
export const lawCatalog: Readonly<Record<Locale, LawWords>> = { pl, en, de };
