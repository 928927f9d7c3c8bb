// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './test-mail.de.json' with { type: 'json' };
import en from './test-mail.en.json' with { type: 'json' };
import pl from './test-mail.pl.json' with { type: 'json' };

export type TestMailWords = typeof en;
export const testMailCatalog: Readonly<Record<Locale, TestMailWords>> = { pl, en, de };
