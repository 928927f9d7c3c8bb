// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './verify.de.json' with { type: 'json' };
import en from './verify.en.json' with { type: 'json' };
import pl from './verify.pl.json' with { type: 'json' };

export type VerifyWords = typeof en;
export const verifyCatalog: Readonly<Record<Locale, VerifyWords>> = { pl, en, de };
