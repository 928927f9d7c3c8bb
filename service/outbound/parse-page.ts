import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { PageContent, PageScript } from '../domain/model/base/ports.ts';
import { SNIPPET_PATH } from '../domain/shop/find-snippet.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

export const MAX_NODES = 200_000;
/** Element depth; browsers stop at 512. */
export const MAX_DEPTH = 1_000;
/** In UTF-16 units. */
const MAX_TEXT = 100_000;
/** In UTF-16 units. */
const MAX_TITLE = 300;
/** In UTF-16 units, and their number. */
const MAX_POLICY = 16_000;
const MAX_POLICIES = 20;
/** Scripts read. */
const MAX_SCRIPTS = 20;

/** The page exceeds the limits. */
export class PageTooComplex extends Error {}

const countingAdapter = (): typeof defaultTreeAdapter => {
  let nodes = 0;
  const depths = new WeakMap<ParentNode, number>();
  const count = (parent: ParentNode, child: ChildNode): void => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new PageTooComplex('nodes');
    if (!('childNodes' in child)) return;
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH) throw new PageTooComplex('depth');
    depths.set(child, depth);
  };
  return {
    ...defaultTreeAdapter,
    appendChild(parent, child) {
      count(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, reference) {
      count(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, reference);
    },
  };
};

const NO_NAMES: ReadonlySet<string> = new Set();
const NOT_TEXT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'form',
  'iframe',
  'noembed',
  'noframes',
]);
/** Without a marked main part. */
const AROUND: ReadonlySet<string> = new Set([...NOT_TEXT, 'header', 'footer', 'aside']);

const isElement = (node: ParentNode | ChildNode): node is Element => 'tagName' in node;

/** Document order, not recursive. */
function* below(root: ParentNode, leftOut: ReadonlySet<string>): Generator<ChildNode> {
  const waiting: ChildNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node) && leftOut.has(node.tagName)) continue;
    yield node;
    if (!isElement(node)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at];
      if (child !== undefined) waiting.push(child);
    }
  }
}

const firstElement = (root: ParentNode, name: string, leftOut = NO_NAMES): Element | null => {
  for (const node of below(root, leftOut)) if (isElement(node) && node.tagName === name) return node;
  return null;
};

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((attr) => attr.name === name)?.value ?? null;

/** At most 30 marks per letter (UAX #15): composing is quadratic. */
const normalised = (text: string): string =>
  text
    .replace(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();

/** Tags separate words. */
const textOf = (root: ParentNode | null, leftOut = NO_NAMES): string => {
  const parts: string[] = [];
  for (const node of root === null ? [] : below(root, leftOut)) if ('value' in node) parts.push(node.value);
  return normalised(parts.join(' '));
};

/** Main text; the policy hash covers it. */
const ownWords = (page: ParentNode, html: string): string => {
  const main = firstElement(page, 'main', NOT_TEXT) ?? firstElement(page, 'article', NOT_TEXT);
  if (main !== null) return textOf(main, NOT_TEXT);
  // For existing hashes.
  const hasBody = /<body\b/i.test(html) && /<\/body\b/i.test(html);
  return textOf(hasBody ? firstElement(page, 'body') : page, AROUND);
};

/** Else the first heading; null: neither. */
const titleOf = (page: ParentNode): string | null => {
  const heading = textOf(firstElement(page, 'h1'));
  const title = textOf(firstElement(page, 'title'));
  if (heading !== '' && title.toLowerCase().startsWith(heading.toLowerCase()))
    return heading.slice(0, MAX_TITLE);
  const best = title.split(/\s[–—|-]\s/)[0] ?? '';
  return (best !== '' ? best : heading).slice(0, MAX_TITLE) || null;
};

/** Two letters, or null. */
const languageOf = (page: ParentNode): string | null => {
  const root = firstElement(page, 'html');
  const said = root === null ? null : (attribute(root, 'lang') ?? attribute(root, 'xml:lang'));
  return /^[a-z]{2}/i.exec(said?.trim() ?? '')?.[0].toLowerCase() ?? null;
};

const scriptOf = (element: Element): PageScript => ({
  src: attribute(element, 'src'),
  nonce: attribute(element, 'nonce'),
  text: element.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
});
/** Scripts often escape slashes. */
const namesSnippet = ({ src, text }: PageScript): boolean =>
  (src ?? text).replaceAll('\\/', '/').includes(SNIPPET_PATH);

/**
 * Linear except for many attributes (limits: `page-reader.ts`).
 * @throws PageTooComplex
 */
export const parsePage = (html: string): PageContent => {
  const page = parse<DefaultTreeAdapterMap>(html, { treeAdapter: countingAdapter() });
  const contentPolicies: string[] = [];
  const scripts: PageScript[] = [];
  let asksForPassword = false;
  for (const node of below(page, NO_NAMES)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'input') {
      asksForPassword ||= attribute(node, 'type')?.trim().toLowerCase() === 'password';
    } else if (node.tagName === 'script') {
      const script = scriptOf(node);
      if (scripts.length < MAX_SCRIPTS && namesSnippet(script)) scripts.push(script);
    } else if (
      node.tagName === 'meta' &&
      attribute(node, 'http-equiv')?.trim().toLowerCase() === 'content-security-policy' &&
      contentPolicies.length < MAX_POLICIES
    ) {
      contentPolicies.push((attribute(node, 'content') ?? '').slice(0, MAX_POLICY));
    }
  }
  return {
    text: ownWords(page, html).slice(0, MAX_TEXT),
    title: titleOf(page),
    language: languageOf(page),
    asksForPassword,
    scripts,
    contentPolicies,
  };
};
