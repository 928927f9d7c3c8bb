// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import de from './version.de.json' with { type: 'json' };
import en from './version.en.json' with { type: 'json' };
import pl from './version.pl.json' with { type: 'json' };

export type VersionWords = typeof en;
export const versionCatalog: Readonly<Record<Locale, VersionWords>> = { pl, en, de };
