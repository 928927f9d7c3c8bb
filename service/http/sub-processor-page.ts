import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import { countryName, dayText } from '../domain/agreement/compose-agreement.ts';
import { subProcessorPage } from '../domain/agreement/texts/sub-processor-page.ts';
import { escapeMarkup } from '../domain/model/text/escape-markup.ts';
import type { SubProcessors } from '../protocol/api/sub-processor-api.ts';
import { DARK, LIGHT, type Palette } from '../protocol/palette.ts';
import { LOCALES, type Locale } from '../protocol/vocabulary.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { subProcessorsView } from '../views/agreement-views.ts';
import { consoleHeaders, type Site } from './security-headers.ts';

const colours = (palette: Palette) =>
  `--ink:${palette.ink};--soft:${palette.inkSoft};--line:${palette.line};--ground:${palette.paper};--card:${palette.surface};--accent:${palette.good}`;
const STYLE = `:root{color-scheme:light dark;${colours(LIGHT)}}
@media(prefers-color-scheme:dark){:root{${colours(DARK)}}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:1040px;margin:0 auto;padding:32px 16px 48px}h1{font-size:32px;line-height:1.25;margin:0 0 8px;overflow-wrap:anywhere;hyphens:auto}h2{font-size:20px;line-height:1.25;margin:32px 0 12px}
p{margin:0 0 16px;max-width:72ch}.soft{color:var(--soft)}a{color:var(--accent)}nav{display:flex;gap:16px;margin-bottom:24px}nav a{padding:8px 0}nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);border-radius:12px;font-size:14px}
caption{text-align:start;color:var(--soft);padding:0 0 8px}th,td{padding:12px;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}tbody tr:last-child>*{border-bottom:0}
th[scope=row] span{display:block;font-weight:400;color:var(--soft)}summary{cursor:pointer;padding:8px 0;font-weight:600}details table{margin:12px 0 24px}
@media(max-width:720px){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,td,th[scope=row]{display:block}tr{border-bottom:1px solid var(--line);padding:8px 0}tbody tr:last-child{border:0}td,th[scope=row]{border:0;padding:4px 12px}td::before{content:attr(data-name);display:block;color:var(--soft);font-size:12px}}`;
const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The languages of the page itself, by address or by the browser's wish. */
const localeOf = (wanted: unknown, accepted: string | false): Locale =>
  LOCALES.find((locale) => locale === wanted) ?? LOCALES.find((locale) => locale === accepted) ?? 'en';

const table = (list: SubProcessors['versions'][number], locale: Locale, today: string): string => {
  const words = subProcessorPage[locale];
  const caption = words.version
    .replace('{version}', String(list.version))
    .replace('{date}', dayText(list.at, locale));
  const rows = list.entries.map((entry) => {
    const state = entry.since > today ? ` (${words.planned})` : '';
    const until = entry.until === null ? '' : `, ${words.until} ${dayText(entry.until, locale)}`;
    const cells = [
      countryName(entry.country, locale),
      entry.service,
      entry.data,
      entry.transferTool === '' ? words.inEea : entry.transferTool,
      `${dayText(entry.since, locale)}${state}${until}`,
    ];
    const tds = cells.map(
      (cell, at) => `<td data-name="${escapeMarkup(words.columns[at + 1] ?? '')}">${escapeMarkup(cell)}</td>`,
    );
    return `<tr><th scope="row">${escapeMarkup(entry.name)}<span>${escapeMarkup(entry.address)}</span><span>${escapeMarkup(entry.contact)}</span></th>${tds.join('')}</tr>`;
  });
  const head = words.columns.map((column) => `<th scope="col">${escapeMarkup(column)}</th>`).join('');
  return `<table><caption>${escapeMarkup(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const page = (list: SubProcessors, locale: Locale, today: string): string => {
  const words = subProcessorPage[locale];
  const [current, ...earlier] = list.versions;
  const names = { pl: 'polski', en: 'English', de: 'Deutsch' };
  const languages = LOCALES.map(
    (one) =>
      `<a href="?lang=${one}" lang="${one}" hreflang="${one}"${one === locale ? ' aria-current="page"' : ''}>${names[one]}</a>`,
  ).join('');
  const lead =
    list.operator === null ? words.ownHosting : words.lead.replace('{operator}', () => list.operator ?? '');
  const body =
    current === undefined || current.entries.length === 0
      ? list.operator === null
        ? ''
        : `<p>${escapeMarkup(words.none)}</p>`
      : table(current, locale, today);
  const history =
    earlier.length === 0
      ? ''
      : `<details><summary>${escapeMarkup(words.earlier)}</summary>${earlier.map((one) => table(one, locale, today)).join('')}</details>`;
  const rule = list.operator === null ? '' : `<p class="soft">${escapeMarkup(words.rule)}</p>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeMarkup(words.title)} – Zgoda</title><style>${STYLE}</style></head><body><main><nav aria-label="Language">${languages}</nav><h1>${escapeMarkup(words.title)}</h1><p class="soft">${escapeMarkup(lead)}</p>${body}${history}${rule}<p><a href="/v1/sub-processors">${escapeMarkup(words.json)}</a></p></main></body></html>`;
};

/** The list of sub-processors for people, without a script. Rule: PR-3. */
export const makeSubProcessorPage = (deps: {
  desk: VisitorDesk['subProcessors'];
  now(): Date;
  operatorName: string | null;
  site: Site;
  rateLimits: RateLimits;
  addressKey(address: string): string;
}): RequestHandler => {
  const router = Router({ strict: true });
  router.get(
    ['/sub-processors', '/sub-processors/'],
    async (request, response, next) => {
      response.locals.routeTemplate = '/sub-processors';
      await deps.rateLimits.take('read', deps.addressKey(request.ip ?? ''));
      next();
    },
    ...consoleHeaders(deps.site),
    async (request, response) => {
      const versions = await deps.desk.subProcessorVersions();
      const list = subProcessorsView(versions, deps.operatorName, deps.now());
      const locale = localeOf(request.query.lang, request.acceptsLanguages([...LOCALES]));
      response
        .set('Cache-Control', 'no-store')
        .set(
          'Content-Security-Policy',
          `default-src 'none'; style-src ${STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        )
        .type('text/html')
        .send(page(list, locale, deps.now().toISOString().slice(0, 10)));
    },
  );
  return router;
};
