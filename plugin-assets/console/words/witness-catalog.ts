// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './witness.de.json' with { type: 'json' };
import en from './witness.en.json' with { type: 'json' };
import pl from './witness.pl.json' with { type: 'json' };

export type WitnessWords = typeof en;
export const witnessCatalog: Readonly<Record<Locale, WitnessWords>> = { pl, en, de };
