// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './alert.de.json' with { type: 'json' };
import en from './alert.en.json' with { type: 'json' };
import pl from './alert.pl.json' with { type: 'json' };

export type AlertWords = typeof en;
export const alertCatalog: Readonly<Record<Locale, AlertWords>> = { pl, en, de };
