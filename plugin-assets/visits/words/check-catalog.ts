// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './check.de.json' with { type: 'json' };
import en from './check.en.json' with { type: 'json' };
import pl from './check.pl.json' with { type: 'json' };

export type CheckWords = typeof en;
export const checkCatalog: Readonly<Record<Locale, CheckWords>> = { pl, en, de };
