// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './install.de.json' with { type: 'json' };
import en from './install.en.json' with { type: 'json' };
import pl from './install.pl.json' with { type: 'json' };

export type InstallWords = typeof en;
export const installCatalog: Readonly<Record<Locale, InstallWords>> = { pl, en, de };
