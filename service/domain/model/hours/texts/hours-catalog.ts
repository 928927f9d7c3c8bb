// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './hours.de.json' with { type: 'json' };
import en from './hours.en.json' with { type: 'json' };
import pl from './hours.pl.json' with { type: 'json' };

export type HoursWords = typeof en;
export const hoursCatalog: Readonly<Record<Locale, HoursWords>> = { pl, en, de };
