// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../protocol/vocabulary.ts';
import de from './chat-button.de.json' with { type: 'json' };
import en from './chat-button.en.json' with { type: 'json' };
import pl from './chat-button.pl.json' with { type: 'json' };

export type ChatButtonWords = typeof en;
export const chatButtonCatalog: Readonly<Record<Locale, ChatButtonWords>> = { pl, en, de };
