import { LIGHT } from '../../protocol/palette.ts';
import type { Locale } from '../../protocol/vocabulary.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';

const STYLE = `
:root{color-scheme:light;--ink:${LIGHT.ink};--soft:${LIGHT.inkSoft};--line:${LIGHT.line};--paper:${LIGHT.paper};--good:${LIGHT.good};--good-soft:${LIGHT.goodSoft};--bad:${LIGHT.bad};--bad-soft:${LIGHT.badSoft}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:760px;margin:0 auto;padding:32px 16px 48px}
h1{font-size:24px;line-height:1.25;margin:4px 0}
h2{font-size:16px;line-height:1.25;margin:0 0 12px}
p{margin:0 0 8px}
a{color:inherit}
section{background:#fff;border:1px solid var(--line);border-radius:12px;padding:24px;margin:16px 0 0}
.brand{font-weight:700;letter-spacing:.02em;color:var(--good);margin:0}
.soft,.word{color:var(--soft)}
.small{font-size:14px}
.verdict{border-width:1px 1px 1px 6px}
.verdict.good{border-color:var(--good);background:var(--good-soft)}
.verdict.bad{border-color:var(--bad);background:var(--bad-soft)}
.verdict.ended{border-color:var(--soft)}
.verdict-title{font-size:20px;font-weight:700}
.verdict ul{margin:8px 0 0;padding-left:20px}
dl{margin:0}
dl>div{display:grid;grid-template-columns:minmax(160px,1fr) 2fr;gap:4px 16px;padding:8px 0;border-top:1px solid var(--line)}
dl>div:first-child{border-top:0}
dt{color:var(--soft)}
dd{margin:0;font-weight:600}
.prints dd{font-weight:400}
code{font:13px/1.5 ui-monospace,Consolas,monospace}
ol,.checks{margin:0;padding-left:20px}
.checks{list-style:none;padding:0;font-size:14px}
.checks li{padding:8px 0;border-top:1px solid var(--line)}
.checks li:first-child{border-top:0}
.checks .good>span:first-child{color:var(--good)}
.checks .bad>span:first-child,.checks .bad .word{color:var(--bad);font-weight:700}
blockquote{margin:0;padding:16px;border-left:4px solid var(--line);background:var(--paper)}
blockquote p:last-child{margin:0}
summary{cursor:pointer;font-weight:600}
.snapshot{margin-top:12px;white-space:pre-wrap;font-size:14px}
.text{white-space:pre-wrap}
.bubble{padding:12px 0;border-top:1px solid var(--line)}
.bubble:first-of-type{border-top:0}
footer{margin-top:24px;color:var(--soft);font-size:14px}
@media (max-width:479px){section{padding:16px}dl>div{grid-template-columns:1fr}}
@media print{body{background:#fff;font-size:11pt}main{max-width:none;padding:0}section{break-inside:avoid-page;border-radius:0;padding:12pt}details>.snapshot{display:block}a{text-decoration:none}}
`.trim();

/** No scripts. The body must be escaped. */
export const printablePage = ({
  title,
  locale,
  body,
}: {
  title: string;
  locale: Locale;
  body: string;
}): string =>
  `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
