/** Counts Unicode code points. */
export const codePointCount = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  bdquo: '„',
  rdquo: '”',
  ldquo: '“',
};

const decodeEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code =
        name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    }
    return ENTITIES[name.toLowerCase()] ?? whole;
  });

const collapse = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const withoutElement = (html: string, name: string): string =>
  html.replace(new RegExp(`<${name}\\b[^>]*>[\\s\\S]*?<\\/${name}\\s*>`, 'gi'), ' ');

const inner = (html: string, name: string): string | null =>
  new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)<\\/${name}\\s*>`, 'i').exec(html)?.[1] ?? null;

/**
 * The page's own words: inside `<main>` or `<article>` where there is one, without scripts, styles, navigation and
 * forms; NFC, white space collapsed. The hash of a policy is made over it, so a new theme changes nothing (decision 13).
 */
export const visibleText = (html: string): string => {
  let body = html.replace(/<!--[\s\S]*?-->/g, ' ');
  for (const name of ['script', 'style', 'noscript', 'template', 'svg', 'nav', 'form'])
    body = withoutElement(body, name);
  const main = inner(body, 'main') ?? inner(body, 'article');
  if (main === null) {
    for (const name of ['header', 'footer', 'aside']) body = withoutElement(body, name);
  }
  const content = main ?? inner(body, 'body') ?? body;
  return collapse(decodeEntities(content.replace(/<[^>]*>/g, ' ')));
};

/** `<title>` without the shop's name behind a dash, else the first heading; null when there is neither. */
export const pageTitle = (html: string): string | null => {
  const heading = collapse(decodeEntities((inner(html, 'h1') ?? '').replace(/<[^>]*>/g, ' ')));
  const title = collapse(decodeEntities(inner(html, 'title') ?? ''));
  if (heading !== '' && title.toLowerCase().startsWith(heading.toLowerCase())) return heading.slice(0, 300);
  const best = title.split(/\s[–—|-]\s/)[0] ?? '';
  return (best !== '' ? best : heading).slice(0, 300) || null;
};

/** Language of the document, two letters, or null. */
export const documentLanguage = (html: string): string | null =>
  /<html\b[^>]*\blang\s*=\s*["']?([a-z]{2})/i.exec(html)?.[1]?.toLowerCase() ?? null;

/** A page that asks for a password is not public. */
export const asksForPassword = (html: string): boolean =>
  /<input\b[^>]*\btype\s*=\s*["']?password/i.test(html);
