import { DARK, LIGHT, type Palette } from '../../protocol/palette.ts';
import type { SubjectField, SubjectItem, SubjectSection } from '../model/erasure/subject-source.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import type { Answer } from './build-answer.ts';
import { rightsWords } from './rights-texts.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const colours = (palette: Palette) =>
  `--ink:${palette.ink};--soft:${palette.inkSoft};--line:${palette.line};--paper:${palette.surface};--wash:${palette.raised}`;
const STYLE = `
:root{color-scheme:light dark;${colours(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${colours(DARK)}}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{max-width:760px;margin:0 auto;padding:32px 20px 64px}h1{font-size:1.6rem;line-height:1.25;margin:0 0 8px}
h2{font-size:1.15rem;margin:40px 0 8px}p{margin:8px 0}ul{margin:8px 0;padding-left:22px}.soft{color:var(--soft)}
article{border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:12px 0;break-inside:avoid}
dl{display:grid;grid-template-columns:minmax(120px,200px) 1fr;gap:4px 16px;margin:0}dt{color:var(--soft)}
dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.kept{background:var(--wash);border-radius:8px;padding:8px 12px}
@media (max-width:520px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
@media print{main{padding:0}article{border-color:#999}}`;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
/** In UTC, as the time zone is unknown. */
const shown = ({ value }: SubjectField): string =>
  MOMENT.test(value) ? `${value.slice(0, 10)} ${value.slice(11, 16)} UTC` : value;

const itemHtml = (item: SubjectItem): string =>
  `<article><dl>${item.fields
    .map((one) => `<dt>${escaped(one.label)}</dt><dd>${escaped(shown(one))}</dd>`)
    .join('')}</dl></article>`;

const sectionHtml = (section: SubjectSection): string =>
  `<h2>${escaped(section.label)} (${section.items.length})</h2>${
    section.retained === null ? '' : `<p class="kept">${escaped(section.retained)}</p>`
  }${section.items.map(itemHtml).join('')}`;

/** Self-contained page. Rule: RT-1. */
export const answerHtml = (answer: Answer): string => {
  const { answer: words } = rightsWords(answer.locale);
  const title = fillGaps(words.title, { shop: answer.shopName });
  const { controller } = answer;
  const who = [controller.name, controller.address, controller.email, controller.phone, controller.dpo]
    .filter((line) => line !== '')
    .map(escaped)
    .join('<br>');
  const paragraphs = (texts: readonly string[]): string =>
    texts.map((text) => `<p>${escaped(text)}</p>`).join('');
  const names = answer.recipients.length === 0 ? [] : [answer.recipients.join(', ')];
  const body =
    answer.sections.length === 0
      ? `<p>${escaped(words.nothing)}</p>`
      : answer.sections.map(sectionHtml).join('\n');
  return `<!doctype html>
<html lang="${answer.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1>
<p class="soft">${escaped(words.made)} ${answer.generatedAt.toISOString().slice(0, 10)}${
    answer.email === null ? '' : ` · ${escaped(answer.email)}`
  }${answer.phone === null ? '' : ` · ${escaped(answer.phone)}`}</p>
${body}
<h2>${escaped(words.controller)}</h2><p>${who}</p>
<h2>${escaped(words.recipients)}</h2>${paragraphs([...names, ...answer.recipientSentences])}
<h2>${escaped(words.howLong)}</h2>${paragraphs([...answer.retentionSentences, words.exactDates])}
<h2>${escaped(words.rights)}</h2><ul>${words.rightsList.map((right) => `<li>${escaped(right)}</li>`).join('')}</ul>
<p>${escaped(fillGaps(words.complaint, { authority: answer.authority }))}</p>
</main></body></html>
`;
};
