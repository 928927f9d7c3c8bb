/** `form`: normalised. */
export type Word = { readonly form: string; readonly start: number; readonly end: number };

/** Letters without Unicode decomposition. */
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

/** Linear time. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MARKS = /\p{M}+/gu;
const SPECIAL = /[łßøđðþæœı]/gu;

/** Lower case without diacritics. */
export const foldedText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);

/** Words in order. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    form: foldedText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

export const SHORTEST_WORD = 2;
/** Indexed prefix lengths. */
const BEGINNINGS = [5, 3] as const;

/** Indexed prefixes, or a two-letter word. */
export const indexedParts = (form: string): string[] => {
  const signs = Array.from(form);
  if (signs.length === SHORTEST_WORD) return [form];
  return BEGINNINGS.filter((length) => signs.length >= length).map((length) =>
    signs.slice(0, length).join(''),
  );
};

/** Index part to look up; null: too short. */
export const askedPart = (form: string): string | null => indexedParts(form)[0] ?? null;

/** Whether a word matches: by prefix, two letters exactly. */
export const isFound = (form: string, wanted: string): boolean =>
  Array.from(wanted).length === SHORTEST_WORD ? form === wanted : form.startsWith(wanted);
