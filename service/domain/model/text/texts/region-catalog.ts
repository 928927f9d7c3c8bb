// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './region.de.json' with { type: 'json' };
import en from './region.en.json' with { type: 'json' };
import pl from './region.pl.json' with { type: 'json' };

export type RegionWords = typeof en;
export const regionCatalog: Readonly<Record<Locale, RegionWords>> = { pl, en, de };
