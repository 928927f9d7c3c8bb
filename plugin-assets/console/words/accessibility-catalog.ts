// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './accessibility.de.json' with { type: 'json' };
import en from './accessibility.en.json' with { type: 'json' };
import pl from './accessibility.pl.json' with { type: 'json' };

export type AccessibilityWords = typeof en;
export const accessibilityCatalog: Readonly<Record<Locale, AccessibilityWords>> = { pl, en, de };
