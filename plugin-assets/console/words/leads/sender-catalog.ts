// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import de from './sender.de.json' with { type: 'json' };
import en from './sender.en.json' with { type: 'json' };
import pl from './sender.pl.json' with { type: 'json' };

export type SenderWords = typeof en;
export const senderCatalog: Readonly<Record<Locale, SenderWords>> = { pl, en, de };
