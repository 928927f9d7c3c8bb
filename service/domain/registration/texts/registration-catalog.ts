// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './registration.de.json' with { type: 'json' };
import en from './registration.en.json' with { type: 'json' };
import pl from './registration.pl.json' with { type: 'json' };

export type RegistrationWords = typeof en;
export const registrationCatalog: Readonly<Record<Locale, RegistrationWords>> = { pl, en, de };
