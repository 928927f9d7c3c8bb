// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './signed.de.json' with { type: 'json' };
import en from './signed.en.json' with { type: 'json' };
import pl from './signed.pl.json' with { type: 'json' };

export type SignedWords = typeof en;
export const signedCatalog: Readonly<Record<Locale, SignedWords>> = { pl, en, de };
