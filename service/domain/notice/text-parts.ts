import type { TextPart } from '../model/notice/notice.ts';

export type Gaps = Readonly<Record<string, string | TextPart | readonly TextPart[]>>;

/** A gap without a value stays. */
export const fillParts = (sentence: string, gaps: Gaps): TextPart[] => {
  const parts: TextPart[] = [];
  const add = (part: TextPart) => {
    if (part.text === '') return;
    const last = parts.at(-1);
    if (last !== undefined && last.href === undefined && part.href === undefined) {
      // „Herbata sp. z o.o." already ends with a period.
      const rest = last.text.endsWith('.') && part.text.startsWith('.') ? part.text.slice(1) : part.text;
      parts[parts.length - 1] = { text: last.text + rest };
    } else parts.push(part);
  };
  for (const piece of sentence.split(/(\{[a-z]+\})/)) {
    const gap = piece.startsWith('{') ? gaps[piece.slice(1, -1)] : undefined;
    if (gap === undefined) add({ text: piece });
    else if (typeof gap === 'string') add({ text: gap });
    else if (Array.isArray(gap)) for (const part of gap as readonly TextPart[]) add(part);
    else add(gap as TextPart);
  }
  return parts;
};

/** Joins items: „a, b i c”. @param and with its spaces */
export const joined = (items: readonly string[], and: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}${and}${items.at(-1)}`;

/** Plain text with link addresses, as notices store it. */
export const plainText = (parts: readonly TextPart[]): string =>
  parts.map((part) => (part.href === undefined ? part.text : `${part.text} <${part.href}>`)).join('');

// Hashed: other escapes would change notice ids.
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
export const htmlText = (parts: readonly TextPart[]): string =>
  parts
    .map((part) =>
      part.href === undefined
        ? escapeHtml(part.text)
        : `<a href="${escapeHtml(part.href)}">${escapeHtml(part.text)}</a>`,
    )
    .join('');
