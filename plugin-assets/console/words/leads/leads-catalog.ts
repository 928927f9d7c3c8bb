// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import de from './leads.de.json' with { type: 'json' };
import en from './leads.en.json' with { type: 'json' };
import pl from './leads.pl.json' with { type: 'json' };

export type LeadsWords = typeof en;
export const leadsCatalog: Readonly<Record<Locale, LeadsWords>> = { pl, en, de };
