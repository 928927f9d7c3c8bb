import { SEALED_MARK, SEALED_PART_END } from '../content/content-keys.ts';

export const PREVIEW_CODE_POINTS = 120;

/** Start of a text, for the inbox. */
export const previewText = (text: string | null): string => {
  if (text === null) return '';
  // Sealed: the first part.
  if (text.startsWith(SEALED_MARK)) return text.split(SEALED_PART_END, 1)[0] ?? '';
  return Array.from(text).slice(0, PREVIEW_CODE_POINTS).join('');
};
