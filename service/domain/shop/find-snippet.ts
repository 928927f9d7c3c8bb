import type { PageScript } from '../model/base/ports.ts';
import type { ChatTag } from './content-policy.ts';

export type FoundSnippet = ChatTag & { readonly key: string };

export const SNIPPET_PATH = '/w/v1/zgk_';
/** Further places are ignored. */
const MAX_PLACES = 20;
const MAX_BEFORE = 300;
const MAX_AFTER = 100;

const BEFORE_ADDRESS = new Set(' \t\r\n\f"\'`=(');

/** The address in a script around `at`; null when it is none of a snippet. */
const addressAround = (text: string, at: number, page: URL): URL | null => {
  let start = at;
  while (start > Math.max(0, at - MAX_BEFORE) && !BEFORE_ADDRESS.has(text[start - 1] ?? '')) start -= 1;
  const after = /^[^\s"'`>)?#]*/.exec(text.slice(at, at + MAX_AFTER))?.[0] ?? '';
  const address = text.slice(start, at) + after;
  return after.endsWith('.js') && URL.canParse(address, page) ? new URL(address, page) : null;
};

const addressesIn = (script: string, page: URL): URL[] => {
  // Scripts escape slashes.
  const text = script.replaceAll('\\/', '/');
  const found: URL[] = [];
  let at = text.indexOf(SNIPPET_PATH);
  for (let places = 0; at !== -1 && places < MAX_PLACES; places += 1) {
    const url = addressAround(text, at, page);
    if (url !== null) found.push(url);
    at = text.indexOf(SNIPPET_PATH, at + SNIPPET_PATH.length);
  }
  return found;
};

/** Snippets that would run, in page order. */
export const findSnippets = (scripts: readonly PageScript[], page: URL): FoundSnippet[] =>
  scripts
    .flatMap(({ src, nonce, text }): Omit<FoundSnippet, 'key'>[] => {
      if (src === null) return addressesIn(text, page).map((url) => ({ url, nonce: null, isByScript: true }));
      const at = src.indexOf(SNIPPET_PATH);
      const url = at === -1 ? null : addressAround(src, at, page);
      return url === null ? [] : [{ url, nonce, isByScript: false }];
    })
    .slice(0, MAX_PLACES)
    .map((found) => ({ ...found, key: /\/w\/v1\/(zgk_[^/]+)\.js$/.exec(found.url.pathname)?.[1] ?? '' }));
