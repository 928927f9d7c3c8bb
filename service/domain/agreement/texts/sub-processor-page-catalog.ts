// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './sub-processor-page.de.json' with { type: 'json' };
import en from './sub-processor-page.en.json' with { type: 'json' };
import pl from './sub-processor-page.pl.json' with { type: 'json' };

export type SubProcessorPageWords = typeof en;
export const subProcessorPageCatalog: Readonly<Record<Locale, SubProcessorPageWords>> = { pl, en, de };
