// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './answer-mail.de.json' with { type: 'json' };
import en from './answer-mail.en.json' with { type: 'json' };
import pl from './answer-mail.pl.json' with { type: 'json' };

export type AnswerMailWords = typeof en;
export const answerMailCatalog: Readonly<Record<Locale, AnswerMailWords>> = { pl, en, de };
