/** Lower case, without accents, words apart by one space. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ');

/** Whether a word of the text begins like one of the stems, which are plain themselves. */
export const namesAny = (text: string, stems: readonly string[]): boolean => {
  const words = ` ${plain(text)}`;
  return stems.some((stem) => words.includes(` ${stem}`));
};
