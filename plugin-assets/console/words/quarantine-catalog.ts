// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './quarantine.de.json' with { type: 'json' };
import en from './quarantine.en.json' with { type: 'json' };
import pl from './quarantine.pl.json' with { type: 'json' };

export type QuarantineWords = typeof en;
export const quarantineCatalog: Readonly<Record<Locale, QuarantineWords>> = { pl, en, de };
