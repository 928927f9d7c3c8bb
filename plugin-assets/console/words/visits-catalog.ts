// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './visits.de.json' with { type: 'json' };
import en from './visits.en.json' with { type: 'json' };
import pl from './visits.pl.json' with { type: 'json' };

export type VisitsWords = typeof en;
export const visitsCatalog: Readonly<Record<Locale, VisitsWords>> = { pl, en, de };
