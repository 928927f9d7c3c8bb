// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './agreement.de.json' with { type: 'json' };
import en from './agreement.en.json' with { type: 'json' };
import pl from './agreement.pl.json' with { type: 'json' };

export type AgreementWords = typeof en;
export const agreementCatalog: Readonly<Record<Locale, AgreementWords>> = { pl, en, de };
