import type { RequestHandler } from 'express';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import { dayText } from '../domain/agreement/compose-agreement.ts';
import { subProcessorPageCatalog } from '../domain/agreement/texts/sub-processor-page-catalog.ts';
import { countryName } from '../domain/model/text/country-name.ts';
import { escapeMarkup } from '../domain/model/text/escape-markup.ts';
import type { SubProcessors } from '../protocol/api/sub-processor-api.ts';
import type { Locale } from '../protocol/vocabulary.ts';
import { subProcessorsView } from '../views/agreement-views.ts';
import { makePlainPage, type PlainPageDeps } from './plain-page.ts';

const table = (list: SubProcessors['versions'][number], locale: Locale, today: string): string => {
  const words = subProcessorPageCatalog[locale];
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

const pageBody = (list: SubProcessors, locale: Locale, today: string): string => {
  const words = subProcessorPageCatalog[locale];
  const [current, ...earlier] = list.versions;
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
  return `<p class="soft">${escapeMarkup(lead)}</p>${body}${history}${rule}<p><a href="/v1/sub-processors">${escapeMarkup(words.json)}</a></p>`;
};

/** Without scripts. Rule: PR-3. */
export const makeSubProcessorPage = (
  deps: PlainPageDeps & {
    desk: VisitorDesk['subProcessors'];
    now(): Date;
    operatorName: string | null;
  },
): RequestHandler =>
  makePlainPage(deps, ['/sub-processors', '/sub-processors/'], async (_, locale) => {
    const versions = await deps.desk.subProcessorVersions();
    const list = subProcessorsView(versions, deps.operatorName, deps.now());
    return {
      title: subProcessorPageCatalog[locale].title,
      body: pageBody(list, locale, deps.now().toISOString().slice(0, 10)),
    };
  });
