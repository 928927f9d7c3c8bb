// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './contract-mails.de.json' with { type: 'json' };
import en from './contract-mails.en.json' with { type: 'json' };
import pl from './contract-mails.pl.json' with { type: 'json' };

export type ContractMailsWords = typeof en;
export const contractMailsCatalog: Readonly<Record<Locale, ContractMailsWords>> = { pl, en, de };
