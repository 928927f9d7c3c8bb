// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './chat-notice.de.json' with { type: 'json' };
import en from './chat-notice.en.json' with { type: 'json' };
import pl from './chat-notice.pl.json' with { type: 'json' };

export type ChatNoticeWords = typeof en;
export const chatNoticeCatalog: Readonly<Record<Locale, ChatNoticeWords>> = { pl, en, de };
