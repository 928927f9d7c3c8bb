// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './consents.de.json' with { type: 'json' };
import en from './consents.en.json' with { type: 'json' };
import pl from './consents.pl.json' with { type: 'json' };

export type ConsentsWords = typeof en;
export const consentsCatalog: Readonly<Record<Locale, ConsentsWords>> = { pl, en, de };
