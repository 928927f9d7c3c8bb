// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './purposes.de.json' with { type: 'json' };
import en from './purposes.en.json' with { type: 'json' };
import pl from './purposes.pl.json' with { type: 'json' };

export type PurposesWords = typeof en;
export const purposesCatalog: Readonly<Record<Locale, PurposesWords>> = { pl, en, de };
