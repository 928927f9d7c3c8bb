// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './lead-answer-mail.de.json' with { type: 'json' };
import en from './lead-answer-mail.en.json' with { type: 'json' };
import pl from './lead-answer-mail.pl.json' with { type: 'json' };

export type LeadAnswerMailWords = typeof en;
export const leadAnswerMailCatalog: Readonly<Record<Locale, LeadAnswerMailWords>> = { pl, en, de };
