/** A piece of text, with `href` where it is a link. The same shape as the protocol's `TextPart`. */
export type LinkPart = { text: string; href?: string };

const ADDRESS = /https?:\/\/[^\s<>"'`\\^{|}]+/gi;
const CLOSERS: Record<string, string> = { ')': '(', ']': '[' };

/**
 * Splits a message into plain text and http(s) links. Punctuation that ends a sentence stays outside the link,
 * and so does a closing bracket that was not opened inside it.
 */
export const linkify = (text: string): LinkPart[] => {
  const parts: LinkPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    let address = match[0];
    for (;;) {
      const last = address.slice(-1);
      const opener = CLOSERS[last];
      const unopened = opener && address.split(last).length > address.split(opener).length;
      if (!unopened && !/[.,;:!?*_~\u2026\u201d\u2019]/.test(last)) break;
      address = address.slice(0, -1);
    }
    if (!URL.canParse(address)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
};

/** Attributes of every link a person typed: a new tab that learns nothing about this one. */
export const LINK_REL = 'noopener noreferrer nofollow ugc';
