import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../mail/mail-words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** Mails about a shop that leaves. */
export type DepartureWords = Readonly<Record<'held' | 'heldByOperator' | 'done', MailWords>>;

export const DEPARTURE_WORDS: Readonly<Record<Locale, DepartureWords>> = { pl, en, de };
