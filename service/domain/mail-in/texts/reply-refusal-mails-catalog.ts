// Written by `npm run docs` from the JSON files beside it.
import type { Locale } from '../../../protocol/vocabulary.ts';
import de from './reply-refusal-mails.de.json' with { type: 'json' };
import en from './reply-refusal-mails.en.json' with { type: 'json' };
import pl from './reply-refusal-mails.pl.json' with { type: 'json' };

export type ReplyRefusalMailsWords = typeof en;
export const replyRefusalMailsCatalog: Readonly<Record<Locale, ReplyRefusalMailsWords>> = { pl, en, de };
