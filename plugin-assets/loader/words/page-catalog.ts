// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './page.de.json' with { type: 'json' };
import en from './page.en.json' with { type: 'json' };
import pl from './page.pl.json' with { type: 'json' };

export type PageWords = typeof en;
export const pageCatalog: Readonly<Record<Locale, PageWords>> = { pl, en, de };
