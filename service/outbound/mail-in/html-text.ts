/** Others are literal or numeric. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…' },
  ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»' },
  ...{ euro: '€', pound: '£', sect: '§', deg: '°', middot: '·', bull: '•', copy: '©', reg: '®', times: '×' },
  ...{
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    oacute: 'ó',
    Oacute: 'Ó',
  },
  ...{ eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', scaron: 'š', Scaron: 'Š' },
};
const LONGEST_NAME = 10;
const LAST_CODE_POINT = 0x10ffff;

const signOf = (name: string): string | null => {
  if (!name.startsWith('#')) return NAMED[name] ?? null;
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0 && code <= LAST_CODE_POINT && !isSurrogate ? String.fromCodePoint(code) : null;
};

const decoded = (text: string): string => {
  let result = '';
  let done = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const length = text.slice(at + 1, at + 2 + LONGEST_NAME).indexOf(';');
    const sign = length < 1 ? null : signOf(text.slice(at + 1, at + 1 + length));
    if (sign === null) continue;
    result += text.slice(done, at) + sign;
    done = at + length + 2;
  }
  return result + text.slice(done);
};

const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template', 'svg', 'object']);
const BLOCKS = new Set(
  'address article blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
const NAME = /^\/?[a-z][a-z0-9]{0,19}/i;

/** First unquoted `>`, else the end. */
const tagEnd = (html: string, from: number): number => {
  let quote = '';
  for (let at = from + 1; at < html.length; at += 1) {
    const sign = html[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at;
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
  }
  return html.length;
};

/** `>` per quote level. */
const makeLines = () => {
  const lines: string[] = [];
  let line = '';
  let quotes = 0;
  const end = (): void => {
    const text = line.trim();
    lines.push(text === '' || quotes === 0 ? text : `> ${text}`);
    line = '';
  };
  return {
    add: (text: string): void => {
      line += text;
    },
    end: (): void => {
      if (line.trim() !== '') end();
      else line = '';
    },
    gap: (): void => end(),
    quote: (by: 1 | -1): void => {
      quotes = Math.max(0, quotes + by);
    },
    text: (): string => {
      end();
      return lines.join('\n').trim();
    },
  };
};

/** Linear. Never shown as markup. */
export const htmlText = (html: string): string => {
  const lines = makeLines();
  // Same length, for offsets.
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const words = html.slice(at, open < 0 ? html.length : open);
    lines.add(decoded(words.replace(/[ \t\r\n]+/g, ' ')));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const name = NAME.exec(lower.slice(open + 1, open + 22))?.[0];
    if (name === undefined && html[open + 1] !== '!' && html[open + 1] !== '?') {
      lines.add('<');
      at = open + 1;
      continue;
    }
    at = tagEnd(html, open) + 1;
    if (name === undefined) continue;
    const element = name.replace('/', '');
    if (UNSEEN.has(name)) {
      const close = lower.indexOf(`</${name}`, at);
      at = close < 0 ? html.length : tagEnd(html, close) + 1;
    } else if (element === 'blockquote') {
      lines.end();
      lines.quote(name === element ? 1 : -1);
    } else if (element === 'br') lines.gap();
    else if (BLOCKS.has(element)) lines.end();
    else if (element === 'td' || element === 'th') lines.add(' ');
    if (name === '/p') lines.gap();
  }
  return lines.text();
};
