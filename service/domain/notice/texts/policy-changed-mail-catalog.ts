// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './policy-changed-mail.de.json' with { type: 'json' };
import en from './policy-changed-mail.en.json' with { type: 'json' };
import pl from './policy-changed-mail.pl.json' with { type: 'json' };

export type PolicyChangedMailWords = typeof en;
export const policyChangedMailCatalog: Readonly<Record<Locale, PolicyChangedMailWords>> = { pl, en, de };
