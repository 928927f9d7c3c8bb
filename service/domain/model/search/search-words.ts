/** A word of a text in its form for comparison, and where it stands. */
export type Word = { readonly form: string; readonly start: number; readonly end: number };

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** No part can take what the next one takes: linear for any text. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MARKS = /\p{M}+/gu;
const SPECIAL = /[łßøđðþæœı]/gu;

/** Small letters without signs on them: Łódź is lodz, and so is LODZ. */
export const foldedText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);

/** All words of a text, in their order. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    form: foldedText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** A word shorter than this is not looked for. */
export const SHORTEST_WORD = 2;
/** Lengths of the beginnings that the index knows; what a longer word goes on with is compared in the opened text. */
const BEGINNINGS = [5, 3] as const;

/** What the index holds of a word: its beginnings, and a word of two signs as a whole. */
export const indexedParts = (form: string): string[] => {
  const signs = Array.from(form);
  if (signs.length === SHORTEST_WORD) return [form];
  return BEGINNINGS.filter((length) => signs.length >= length).map((length) =>
    signs.slice(0, length).join(''),
  );
};

/** What of the index is asked for a word that somebody looks for; null for one that is too short. */
export const askedPart = (form: string): string | null => indexedParts(form)[0] ?? null;

/** Whether a word of a text is one that was looked for: it begins with it, or is it when it has two signs. */
export const isFound = (form: string, wanted: string): boolean =>
  Array.from(wanted).length === SHORTEST_WORD ? form === wanted : form.startsWith(wanted);
