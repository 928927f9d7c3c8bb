// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './address.de.json' with { type: 'json' };
import en from './address.en.json' with { type: 'json' };
import pl from './address.pl.json' with { type: 'json' };

export type AddressWords = typeof en;
export const addressCatalog: Readonly<Record<Locale, AddressWords>> = { pl, en, de };
