// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './evidence.de.json' with { type: 'json' };
import en from './evidence.en.json' with { type: 'json' };
import pl from './evidence.pl.json' with { type: 'json' };

export type EvidenceWords = typeof en;
export const evidenceCatalog: Readonly<Record<Locale, EvidenceWords>> = { pl, en, de };
