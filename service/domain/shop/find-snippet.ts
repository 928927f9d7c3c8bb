import type { ChatTag } from './content-policy.ts';

/** A snippet of the chat that stands in a page. */
export type FoundSnippet = ChatTag & { readonly key: string };

const MARK = '/w/v1/zgk_';
/** In a page with more places than this, the rest is not looked at. */
const MAX_PLACES = 20;
/** Longest tag that is looked at, in UTF-16 units. */
const MAX_TAG = 4_000;

/** Names of tags in small letters, every other sign where it was. */
const smallLetters = (html: string): string => html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The script tag around `at`; empty inside another script of the page; null in a comment, plain text or another tag. */
const scriptAround = (html: string, small: string, at: number): string | null => {
  if (small.lastIndexOf('<!--', at) > small.lastIndexOf('-->', at)) return null;
  const start = small.lastIndexOf('<script', at);
  if (start === -1 || small.lastIndexOf('</script', at) > start) return null;
  const end = small.indexOf('>', start);
  return end < at ? '' : html.slice(start, Math.min(end, start + MAX_TAG));
};

const addressAround = (html: string, at: number, page: URL): URL | null => {
  const before = /[^\s"'`=(]*$/.exec(html.slice(Math.max(0, at - 300), at))?.[0] ?? '';
  const after = /^[^\s"'`>)?#]*/.exec(html.slice(at, at + 100))?.[0] ?? '';
  return after.endsWith('.js') && URL.canParse(before + after, page) ? new URL(before + after, page) : null;
};

/** Every snippet of any shop and service that would run in the page, in its order. */
export const findSnippets = (source: string, page: URL): FoundSnippet[] => {
  // Addresses inside scripts are often written with escaped slashes.
  const html = source.replaceAll('\\/', '/');
  const small = smallLetters(html);
  const found: FoundSnippet[] = [];
  let at = html.indexOf(MARK);
  for (let places = 0; at !== -1 && places < MAX_PLACES; places += 1) {
    const tag = scriptAround(html, small, at);
    const url = tag === null ? null : addressAround(html, at, page);
    if (tag !== null && url !== null) {
      const key = /\/w\/v1\/(zgk_[^/]+)\.js$/.exec(url.pathname)?.[1] ?? '';
      const nonce = /\snonce\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? null;
      found.push({ key, url, nonce, isByScript: tag === '' });
    }
    at = html.indexOf(MARK, at + MARK.length);
  }
  return found;
};
