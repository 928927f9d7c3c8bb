// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './card-notice.de.json' with { type: 'json' };
import en from './card-notice.en.json' with { type: 'json' };
import pl from './card-notice.pl.json' with { type: 'json' };

export type CardNoticeWords = typeof en;
export const cardNoticeCatalog: Readonly<Record<Locale, CardNoticeWords>> = { pl, en, de };
