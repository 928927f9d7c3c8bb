// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './answer-text-mail.de.json' with { type: 'json' };
import en from './answer-text-mail.en.json' with { type: 'json' };
import pl from './answer-text-mail.pl.json' with { type: 'json' };

export type AnswerTextMailWords = typeof en;
export const answerTextMailCatalog: Readonly<Record<Locale, AnswerTextMailWords>> = { pl, en, de };
