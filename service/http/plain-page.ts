import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { escapeMarkup } from '../domain/model/text/escape-markup.ts';
import { DARK, LIGHT, type Palette } from '../protocol/palette.ts';
import { LOCALES, type Locale } from '../protocol/vocabulary.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { consoleHeaders, type Site } from './security-headers.ts';

const colours = (palette: Palette) =>
  `--ink:${palette.ink};--soft:${palette.inkSoft};--line:${palette.line};--ground:${palette.paper};--card:${palette.surface};--accent:${palette.good}`;
const STYLE = `:root{color-scheme:light dark;${colours(LIGHT)}}
@media(prefers-color-scheme:dark){:root{${colours(DARK)}}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:1040px;margin:0 auto;padding:32px 16px 48px}h1{font-size:32px;line-height:1.25;margin:0 0 8px;overflow-wrap:anywhere;hyphens:auto}h2{font-size:20px;line-height:1.25;margin:32px 0 12px}
p,ul{margin:0 0 16px;max-width:72ch}img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:12px}code{font-size:14px}.soft{color:var(--soft)}a{color:var(--accent)}nav{display:flex;flex-wrap:wrap;gap:0 16px;margin-bottom:24px}nav a{padding:8px 0}nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);border-radius:12px;font-size:14px}
caption{text-align:start;color:var(--soft);padding:0 0 8px}th,td{padding:12px;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}tbody tr:last-child>*{border-bottom:0}
th[scope=row] span{display:block;font-weight:400;color:var(--soft)}summary{cursor:pointer;padding:8px 0;font-weight:600}details table{margin:12px 0 24px}
@media(max-width:720px){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,td,th[scope=row]{display:block}tr{border-bottom:1px solid var(--line);padding:8px 0}tbody tr:last-child{border:0}td,th[scope=row]{border:0;padding:4px 12px}td::before{content:attr(data-name);display:block;color:var(--soft);font-size:12px}}`;
const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** In the language itself. */
const languageName = (locale: Locale): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;

/** By address, else by browser. */
const localeOf = (wanted: unknown, accepted: string | false): Locale =>
  LOCALES.find((locale) => locale === wanted) ?? LOCALES.find((locale) => locale === accepted) ?? 'en';

/** @param body markup */
type PlainPage = { locale: Locale; title: string; body: string };

/**
 * Without scripts.
 * @param links to languages or neighbours
 */
export const sendPlainPage = (
  response: Response,
  { locale, title, body }: PlainPage,
  links: readonly { href: string; text: string; language: Locale; isHere: boolean }[],
  label: string,
): void => {
  const nav = links.map(
    ({ href, text, language, isHere }) =>
      `<a href="${href}" lang="${language}" hreflang="${language}"${isHere ? ' aria-current="page"' : ''}>${text}</a>`,
  );
  response
    .set('Cache-Control', 'no-store')
    .set(
      'Content-Security-Policy',
      `default-src 'none'; style-src ${STYLE_HASH}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    .type('text/html')
    .send(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeMarkup(title)} – Zgoda</title><style>${STYLE}</style></head><body><main><nav aria-label="${label}">${nav.join('')}</nav><h1>${escapeMarkup(title)}</h1>${body}</main></body></html>`,
    );
};

const languageLinks = (locale: Locale) =>
  LOCALES.map((one) => ({
    href: `?lang=${one}`,
    text: languageName(one),
    language: one,
    isHere: one === locale,
  }));

export type PlainPageDeps = {
  site: Site;
  rateLimits: RateLimits;
  addressKey(address: string): string;
};

/**
 * Rate-limited, without scripts.
 * @param paths the first names it in the log
 * @param read gives title and markup
 */
export const makePlainPage = (
  deps: PlainPageDeps,
  paths: readonly [string, ...string[]],
  read: (request: Request, locale: Locale) => Promise<{ title: string; body: string }>,
): RequestHandler => {
  const router = Router({ strict: true });
  router.get(
    [...paths],
    async (request, response, next) => {
      response.locals.routeTemplate = paths[0];
      await deps.rateLimits.take('read', deps.addressKey(request.ip ?? ''));
      next();
    },
    ...consoleHeaders(deps.site),
    async (request, response) => {
      const locale = localeOf(request.query.lang, request.acceptsLanguages([...LOCALES]));
      const { title, body } = await read(request, locale);
      sendPlainPage(response, { locale, title, body }, languageLinks(locale), 'Language');
    },
  );
  return router;
};
