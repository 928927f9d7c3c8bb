// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './confirm.de.json' with { type: 'json' };
import en from './confirm.en.json' with { type: 'json' };
import pl from './confirm.pl.json' with { type: 'json' };

export type ConfirmWords = typeof en;
export const confirmCatalog: Readonly<Record<Locale, ConfirmWords>> = { pl, en, de };
