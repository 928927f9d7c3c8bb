import type { TextPart } from '../model/notice/notice.ts';

const UNESCAPED: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const plainText = (text: string): string =>
  text.replace(/&(lt|gt|quot|amp);/g, (sign) => UNESCAPED[sign] ?? sign);

const PARAGRAPH = /^<p>((?:[^<>]|<a href="[^"<>]*">[^<>]*<\/a>)*)<\/p>$/;
const PIECE = /<a href="([^"<>]*)">([^<>]*)<\/a>|[^<>]+/g;

/** Other markup becomes plain text, against injection. */
export const shownParagraphs = (textHtml: string, textPlain: string): TextPart[][] => {
  const plain = () => textPlain.split('\n').map((text) => [{ text }]);
  const paragraphs: TextPart[][] = [];
  for (const line of textHtml.split('\n')) {
    const inner = PARAGRAPH.exec(line)?.[1];
    if (inner === undefined) return plain();
    const parts: TextPart[] = [];
    for (const [whole, href, text] of inner.matchAll(PIECE)) {
      if (href === undefined || text === undefined) parts.push({ text: plainText(whole) });
      else if (/^(https?:\/\/|mailto:)/i.test(href))
        parts.push({ text: plainText(text), href: plainText(href) });
      else return plain();
    }
    paragraphs.push(parts);
  }
  return paragraphs;
};

const TRAILING_LINK = / <(?:https?:\/\/|mailto:)[^<>\s]{1,2048}>/gi;

/** Without link addresses. */
export const wordsAlone = (text: string): string => text.replace(TRAILING_LINK, '');
