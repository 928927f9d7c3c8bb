/** Lower case, no accents. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ');

/** Whether a word starts with a normalised stem. */
export const namesAny = (text: string, stems: readonly string[]): boolean => {
  const words = ` ${plain(text)}`;
  return stems.some((stem) => words.includes(` ${stem}`));
};
