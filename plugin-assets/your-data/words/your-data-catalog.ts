// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './your-data.de.json' with { type: 'json' };
import en from './your-data.en.json' with { type: 'json' };
import pl from './your-data.pl.json' with { type: 'json' };

export type YourDataWords = typeof en;
export const yourDataCatalog: Readonly<Record<Locale, YourDataWords>> = { pl, en, de };
