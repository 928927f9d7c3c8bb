// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './receipt.de.json' with { type: 'json' };
import en from './receipt.en.json' with { type: 'json' };
import pl from './receipt.pl.json' with { type: 'json' };

export type ReceiptWords = typeof en;
export const receiptCatalog: Readonly<Record<Locale, ReceiptWords>> = { pl, en, de };
