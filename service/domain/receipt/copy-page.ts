import type { Locale } from '../../protocol/vocabulary.ts';
import { momentText } from '../evidence/moment-text.ts';
import { printablePage } from '../evidence/printable-page.ts';
import type { NoticeVersion, TextPart } from '../model/notice/notice.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';
import type { CopyWords } from './texts/copy-catalog.ts';

type Fact = readonly [term: string, text: string];
/** Definition list; entries without text are omitted. */
export const facts = (entries: readonly Fact[]): string =>
  `<dl>${entries
    .filter(([, text]) => text !== '')
    .map(([term, text]) => `<div><dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(text)}</dd></div>`)
    .join('')}</dl>`;
/** Empty without a body. */
export const section = (title: string, body: string): string =>
  body === '' ? '' : `<section><h2>${escapeMarkup(title)}</h2>${body}</section>`;
const partHtml = ({ text, href }: TextPart): string =>
  href === undefined ? escapeMarkup(text) : `<a href="${escapeMarkup(href)}">${escapeMarkup(text)}</a>`;
/** A notice's words as shown. */
export const shown = (notice: NoticeVersion): string => {
  const paragraphs = notice.consent === null ? notice.paragraphs : [...notice.paragraphs, notice.consent];
  return `<blockquote lang="${notice.content.locale}">${paragraphs
    .map((parts) => `<p>${parts.map(partHtml).join('')}</p>`)
    .join('')}</blockquote>`;
};
/** Page of a visitor's copy. */
export const page = (
  title: string,
  words: CopyWords,
  locale: Locale,
  sections: readonly string[],
  now: Date,
): string =>
  printablePage({
    title,
    locale,
    body: [
      `<header><p class="brand">Zgoda</p><h1>${escapeMarkup(title)}</h1><p class="soft">${escapeMarkup(words.intro)}</p></header>`,
      ...sections.filter(Boolean),
      `<footer><p>${escapeMarkup(words.made.replace('{when}', momentText(now.toISOString(), locale)))}</p></footer>`,
    ].join('\n'),
  });
