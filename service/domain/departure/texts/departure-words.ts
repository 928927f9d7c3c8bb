import type { Locale } from '../../../protocol/vocabulary.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** Mails about a shop that leaves. `{name}` marks a gap; an address that stands alone in a line becomes a button. */
export type DepartureWords = {
  heldSubject: string;
  heldText: string;
  heldByOperatorText: string;
  doneSubject: string;
  doneText: string;
};

export const DEPARTURE_WORDS: Readonly<Record<Locale, DepartureWords>> = { pl, en, de };

export const fillWords = (sentence: string, gaps: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap);
