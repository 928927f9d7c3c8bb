// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './in-the-chat.de.json' with { type: 'json' };
import en from './in-the-chat.en.json' with { type: 'json' };
import pl from './in-the-chat.pl.json' with { type: 'json' };

export type InTheChatWords = typeof en;
export const inTheChatCatalog: Readonly<Record<Locale, InTheChatWords>> = { pl, en, de };
