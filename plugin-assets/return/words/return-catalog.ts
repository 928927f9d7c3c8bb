// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './return.de.json' with { type: 'json' };
import en from './return.en.json' with { type: 'json' };
import pl from './return.pl.json' with { type: 'json' };

export type ReturnWords = typeof en;
export const returnCatalog: Readonly<Record<Locale, ReturnWords>> = { pl, en, de };
