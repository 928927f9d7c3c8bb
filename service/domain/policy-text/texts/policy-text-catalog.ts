// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './policy-text.de.json' with { type: 'json' };
import en from './policy-text.en.json' with { type: 'json' };
import pl from './policy-text.pl.json' with { type: 'json' };

export type PolicyTextWords = typeof en;
export const policyTextCatalog: Readonly<Record<Locale, PolicyTextWords>> = { pl, en, de };
