// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './replies.de.json' with { type: 'json' };
import en from './replies.en.json' with { type: 'json' };
import pl from './replies.pl.json' with { type: 'json' };

export type RepliesWords = typeof en;
export const repliesCatalog: Readonly<Record<Locale, RepliesWords>> = { pl, en, de };
