// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './agreement-document.de.json' with { type: 'json' };
import en from './agreement-document.en.json' with { type: 'json' };
import pl from './agreement-document.pl.json' with { type: 'json' };

export type AgreementDocumentWords = typeof en;
export const agreementDocumentCatalog: Readonly<Record<Locale, AgreementDocumentWords>> = { pl, en, de };
