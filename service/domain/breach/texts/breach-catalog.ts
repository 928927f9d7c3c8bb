// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './breach.de.json' with { type: 'json' };
import en from './breach.en.json' with { type: 'json' };
import pl from './breach.pl.json' with { type: 'json' };

export type BreachWords = typeof en;
export const breachCatalog: Readonly<Record<Locale, BreachWords>> = { pl, en, de };
