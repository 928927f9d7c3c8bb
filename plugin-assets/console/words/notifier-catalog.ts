// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './notifier.de.json' with { type: 'json' };
import en from './notifier.en.json' with { type: 'json' };
import pl from './notifier.pl.json' with { type: 'json' };

export type NotifierWords = typeof en;
export const notifierCatalog: Readonly<Record<Locale, NotifierWords>> = { pl, en, de };
