import { isWebAddress } from './web-address.ts';

/** Same shape as the protocol's `TextPart`. */
export type LinkPart = { text: string; href?: string };

/** Excludes trailing punctuation and unmatched closing brackets. */
const ADDRESS =
  /https?:\/\/(?:\([^\s()<>]*\)|[^\s()<>"'`])*(?:\([^\s()<>]*\)|[^\s()<>"'`.,;:!?*_~\]\u2026\u201d\u2019])/gi;

/** Plain text and http(s) links. */
export const linkify = (text: string): LinkPart[] => {
  const parts: LinkPart[] = [];
  let end = 0;
  for (const { 0: href, index } of text.matchAll(ADDRESS)) {
    if (!isWebAddress(href)) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: href, href });
    end = index + href.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
};
