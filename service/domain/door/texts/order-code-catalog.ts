// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './order-code.de.json' with { type: 'json' };
import en from './order-code.en.json' with { type: 'json' };
import pl from './order-code.pl.json' with { type: 'json' };

export type OrderCodeWords = typeof en;
export const orderCodeCatalog: Readonly<Record<Locale, OrderCodeWords>> = { pl, en, de };
