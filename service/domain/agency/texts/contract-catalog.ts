// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './contract.de.json' with { type: 'json' };
import en from './contract.en.json' with { type: 'json' };
import pl from './contract.pl.json' with { type: 'json' };

export type ContractWords = typeof en;
export const contractCatalog: Readonly<Record<Locale, ContractWords>> = { pl, en, de };
