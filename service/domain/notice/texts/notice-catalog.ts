// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './notice.de.json' with { type: 'json' };
import en from './notice.en.json' with { type: 'json' };
import pl from './notice.pl.json' with { type: 'json' };

export type NoticeWords = typeof en;
export const noticeCatalog: Readonly<Record<Locale, NoticeWords>> = { pl, en, de };
