// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './document.de.json' with { type: 'json' };
import en from './document.en.json' with { type: 'json' };
import pl from './document.pl.json' with { type: 'json' };

export type DocumentWords = typeof en;
export const documentCatalog: Readonly<Record<Locale, DocumentWords>> = { pl, en, de };
