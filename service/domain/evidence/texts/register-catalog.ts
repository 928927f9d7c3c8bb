// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './register.de.json' with { type: 'json' };
import en from './register.en.json' with { type: 'json' };
import pl from './register.pl.json' with { type: 'json' };

export type RegisterWords = typeof en;
export const registerCatalog: Readonly<Record<Locale, RegisterWords>> = { pl, en, de };
