/** Gaps of canned replies, such as `{order}`. */

export type Gap = { from: number; to: number; text: string };

const GAP = /\{[\p{L}_]{1,30}\}/gu;

export const gapsIn = (text: string): Gap[] =>
  [...text.matchAll(GAP)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
  }));

/** A slash at a word start, and the text up to the caret. */
export type Slash = { from: number; typed: string };

const SHORTCUT = /^[\p{L}\p{N}_-]{0,30}$/u;

export const slashAt = (text: string, caret: number): Slash | null => {
  const from = text.lastIndexOf('/', caret - 1);
  if (from < 0 || caret <= from) return null;
  const before = text.charAt(from - 1);
  if (before !== '' && before.trim() !== '') return null;
  const typed = text.slice(from + 1, caret);
  return SHORTCUT.test(typed) ? { from, typed } : null;
};
