// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './shop-mails.de.json' with { type: 'json' };
import en from './shop-mails.en.json' with { type: 'json' };
import pl from './shop-mails.pl.json' with { type: 'json' };

export type ShopMailsWords = typeof en;
export const shopMailsCatalog: Readonly<Record<Locale, ShopMailsWords>> = { pl, en, de };
