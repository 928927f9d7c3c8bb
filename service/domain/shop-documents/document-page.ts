import type { Locale } from '../../protocol/vocabulary.ts';
import { printablePage } from '../evidence/printable-page.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';
import type { ShopDocument } from './shop-document.ts';

const BLANK = '……………………………………';

/** Printable page without scripts. */
export const documentPage = ({ title, lead, sections }: ShopDocument, locale: Locale): string =>
  printablePage({
    title,
    locale,
    body: [
      `<header><p class="brand">Zgoda</p><h1>${escapeMarkup(title)}</h1><p class="soft">${escapeMarkup(lead)}</p></header>`,
      ...sections.map(
        (one) =>
          `<section>${one.title === '' ? '' : `<h2>${escapeMarkup(one.title)}</h2>`}${one.paragraphs
            .map((text) => `<p>${escapeMarkup(text)}</p>`)
            .join('')}${
            one.rows.length === 0
              ? ''
              : `<dl>${one.rows
                  .map(
                    ({ term, text }) =>
                      `<div><dt>${escapeMarkup(term)}</dt><dd>${text === '' ? BLANK : escapeMarkup(text)}</dd></div>`,
                  )
                  .join('')}</dl>`
          }</section>`,
      ),
    ].join('\n'),
  });
