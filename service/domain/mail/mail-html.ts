import { LIGHT } from '../../protocol/palette.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';

// Literal colours: mail programs lack CSS variables.
const { ink: INK, inkSoft: SOFT, good: ACCENT, paper: PAPER, line: LINE } = LIGHT;

const font = `font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;

const button = (address: string, label: string): string =>
  `<p style="margin:24px 0"><a href="${escapeMarkup(address)}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:${ACCENT};color:#ffffff;font-weight:600;text-decoration:none">${escapeMarkup(label)}</a></p>` +
  // Plain address for programs without buttons.
  `<p style="margin:0 0 16px;font-size:12px;line-height:1.5;color:${SOFT};word-break:break-all">${escapeMarkup(address)}</p>`;

/** Blank lines separate paragraphs; the mail's own link becomes a button. Inline styles, nothing remote. */
export const mailHtml = (text: string, link: string | null, locale: string, buttonLabel: string): string => {
  const blocks = text.split(/\n{2,}/).map((block) => {
    const lines = block.split('\n');
    const parts: string[] = [];
    let words: string[] = [];
    const flush = () => {
      if (words.length > 0)
        parts.push(`<p style="margin:0 0 16px">${words.map(escapeMarkup).join('<br>')}</p>`);
      words = [];
    };
    for (const line of lines) {
      if (link === null || line !== link) words.push(line);
      else {
        flush();
        parts.push(button(link, buttonLabel));
      }
    }
    flush();
    return parts.join('');
  });
  return (
    `<!doctype html><html lang="${escapeMarkup(locale)}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"></head>' +
    `<body style="margin:0;padding:24px 12px;background:${PAPER};${font};font-size:16px;line-height:1.5;color:${INK}">` +
    `<div style="max-width:560px;margin:0 auto;padding:32px 24px 16px;border:1px solid ${LINE};border-radius:12px;background:#ffffff">` +
    `${blocks.join('')}</div></body></html>`
  );
};
