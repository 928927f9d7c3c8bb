// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './offers.de.json' with { type: 'json' };
import en from './offers.en.json' with { type: 'json' };
import pl from './offers.pl.json' with { type: 'json' };

export type OffersWords = typeof en;
export const offersCatalog: Readonly<Record<Locale, OffersWords>> = { pl, en, de };
