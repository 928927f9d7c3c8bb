// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../../protocol/vocabulary.ts';
import de from './shown-name.de.json' with { type: 'json' };
import en from './shown-name.en.json' with { type: 'json' };
import pl from './shown-name.pl.json' with { type: 'json' };

export type ShownNameWords = typeof en;
export const shownNameCatalog: Readonly<Record<Locale, ShownNameWords>> = { pl, en, de };
