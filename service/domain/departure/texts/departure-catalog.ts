// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './departure.de.json' with { type: 'json' };
import en from './departure.en.json' with { type: 'json' };
import pl from './departure.pl.json' with { type: 'json' };

export type DepartureWords = typeof en;
export const departureCatalog: Readonly<Record<Locale, DepartureWords>> = { pl, en, de };
