// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './access-mails.de.json' with { type: 'json' };
import en from './access-mails.en.json' with { type: 'json' };
import pl from './access-mails.pl.json' with { type: 'json' };

export type AccessMailsWords = typeof en;
export const accessMailsCatalog: Readonly<Record<Locale, AccessMailsWords>> = { pl, en, de };
