// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './authority.de.json' with { type: 'json' };
import en from './authority.en.json' with { type: 'json' };
import pl from './authority.pl.json' with { type: 'json' };

export type AuthorityWords = typeof en;
export const authorityCatalog: Readonly<Record<Locale, AuthorityWords>> = { pl, en, de };
