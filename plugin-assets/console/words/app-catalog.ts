// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './app.de.json' with { type: 'json' };
import en from './app.en.json' with { type: 'json' };
import pl from './app.pl.json' with { type: 'json' };

export type AppWords = typeof en;
export const appCatalog: Readonly<Record<Locale, AppWords>> = { pl, en, de };
