const WORD = /[\p{L}\p{N}]{4,}/gu;
/** Shops shorten and rewrite text. */
const LEAST_SHARE = 0.5;

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(WORD) ?? []);

/** False for placeholder pages; compares words. */
export const showsText = (page: string, text: string): boolean => {
  const reported = wordsOf(text);
  if (reported.size === 0) return false;
  const shown = wordsOf(page);
  let found = 0;
  for (const word of reported) if (shown.has(word)) found += 1;
  return found / reported.size >= LEAST_SHARE;
};
