// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './recipient.de.json' with { type: 'json' };
import en from './recipient.en.json' with { type: 'json' };
import pl from './recipient.pl.json' with { type: 'json' };

export type RecipientWords = typeof en;
export const recipientCatalog: Readonly<Record<Locale, RecipientWords>> = { pl, en, de };
