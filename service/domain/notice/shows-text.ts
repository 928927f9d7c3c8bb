/** Shorter words stand on any page. */
const WORD = /[\p{L}\p{N}]{4,}/gu;
/**
 * The least part of the reported words that a page of the same text has: shops shorten, link and rewrite what they
 * print.
 */
const LEAST_SHARE = 0.5;

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(WORD) ?? []);

/**
 * Whether a page shows the text that its shop server reported, and not a page in front of it: maintenance, "coming
 * soon", a password, a check of the browser. Compares words, since what stands around the text and between its tags
 * differs.
 */
export const showsText = (page: string, text: string): boolean => {
  const reported = wordsOf(text);
  if (reported.size === 0) return false;
  const shown = wordsOf(page);
  let found = 0;
  for (const word of reported) if (shown.has(word)) found += 1;
  return found / reported.size >= LEAST_SHARE;
};
