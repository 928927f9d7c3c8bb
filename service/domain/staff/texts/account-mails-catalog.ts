// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './account-mails.de.json' with { type: 'json' };
import en from './account-mails.en.json' with { type: 'json' };
import pl from './account-mails.pl.json' with { type: 'json' };

export type AccountMailsWords = typeof en;
export const accountMailsCatalog: Readonly<Record<Locale, AccountMailsWords>> = { pl, en, de };
