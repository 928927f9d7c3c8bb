// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './rights.de.json' with { type: 'json' };
import en from './rights.en.json' with { type: 'json' };
import pl from './rights.pl.json' with { type: 'json' };

export type RightsWords = typeof en;
export const rightsCatalog: Readonly<Record<Locale, RightsWords>> = { pl, en, de };
