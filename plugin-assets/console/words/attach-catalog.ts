// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './attach.de.json' with { type: 'json' };
import en from './attach.en.json' with { type: 'json' };
import pl from './attach.pl.json' with { type: 'json' };

export type AttachWords = typeof en;
export const attachCatalog: Readonly<Record<Locale, AttachWords>> = { pl, en, de };
