import { placesOf, type SearchTerm } from './search-query.ts';

/** Excerpt with matches. */
export type Snippet = {
  readonly text: string;
  /** Ordered, disjoint [start, end] in UTF-16 units. */
  readonly marks: readonly (readonly [number, number])[];
};

const BEFORE = 40;
const LENGTH = 180;

/** Inside a surrogate pair. */
const isWithinPair = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
const atSign = (text: string, at: number): number => (isWithinPair(text, at) ? at - 1 : at);

/** Excerpt around the first match, else the beginning. */
export const snippetOf = (text: string, terms: readonly SearchTerm[]): Snippet => {
  const places = terms.flatMap((term) => placesOf(text, term)).sort((a, b) => a.start - b.start);
  const first = places[0]?.start ?? 0;
  // Start at a word.
  const wanted = atSign(text, Math.max(0, first - BEFORE));
  const space = wanted === 0 ? -1 : text.indexOf(' ', wanted);
  const from = wanted === 0 || space < 0 || space >= first ? wanted : space + 1;
  const to = atSign(text, Math.min(text.length, from + LENGTH));
  const marks: (readonly [number, number])[] = [];
  for (const { start, end } of places) {
    const earliest = Math.max(start - from, marks.at(-1)?.[1] ?? 0);
    const latest = Math.min(end, to) - from;
    if (latest > earliest) marks.push([earliest, latest]);
  }
  return { text: text.slice(from, to), marks };
};
