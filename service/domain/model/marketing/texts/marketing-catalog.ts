// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './marketing.de.json' with { type: 'json' };
import en from './marketing.en.json' with { type: 'json' };
import pl from './marketing.pl.json' with { type: 'json' };

export type MarketingWords = typeof en;
export const marketingCatalog: Readonly<Record<Locale, MarketingWords>> = { pl, en, de };
