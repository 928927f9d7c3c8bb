import { REPLY_MARK } from '../model/mail/reply-address.ts';

/** Longer lines are nobody's quote line or signature, in characters. */
const LONGEST_MARK = 300;
/** A quote line is broken over so many lines at most. */
const QUOTE_LINE_PARTS = 3;
/** Fields of a copied head are looked for in so many lines. */
const HEAD_LINES = 6;

const isQuoted = (line: string): boolean => line.trimStart().startsWith('>');

/** Says that somebody wrote, in Polish, English or German: `On 3 Nov 2026 Anna <a@b.example> wrote:`. */
const WROTE = /\b(wrote|schrieb|geschrieben|napisał|napisała|napisano|napisana|pisze|writes|schreibt)/iu;
const isQuoteLine = (text: string): boolean =>
  text.length <= LONGEST_MARK && text.endsWith(':') && /\d/.test(text) && WROTE.test(text);

/** `-----Original Message-----` and its like; a line of underscores, as Outlook draws it. */
const ORIGINAL =
  /^[-_*\s]{2,20}(original message|oryginalna wiadomość|wiadomość oryginalna|ursprüngliche nachricht|originalnachricht|forwarded message|wiadomość przekazana|przekazana wiadomość|weitergeleitete nachricht)[-_*\s]{2,20}$/iu;
const RULE = /^_{20,100}$/;

/** First line and further lines of a head that Outlook and others copy above the quote. */
const HEAD_START = /^\*?(from|od|von)\*?:/iu;
const HEAD_FIELD =
  /^\*?(sent|date|to|cc|subject|wysłano|data|do|dw|temat|gesendet|datum|an|betreff|reply-to)\*?:/iu;

/** Lines that phones and mail programs put below a text. */
const ADVERT =
  /^(sent from (my|outlook|mail|yahoo|proton)|get outlook for|sent with |wysłane z|wysłano z|pobierz (aplikację )?outlook|von meinem .{1,40} gesendet|gesendet (von|mit|aus) |outlook für .{1,20} beziehen|holen sie sich outlook)/iu;
const SIGNATURE = /^--\s?$/;

/** How many lines from `at` on are one quote line; 0: none. */
const quoteLineAt = (lines: readonly string[], at: number): number => {
  let text = '';
  for (let parts = 1; parts <= QUOTE_LINE_PARTS; parts += 1) {
    const line = lines[at + parts - 1]?.trim() ?? '';
    if (line === '' || line.length > LONGEST_MARK || isQuoted(line)) return 0;
    text = `${text} ${line}`;
    if (isQuoteLine(text.trim())) return parts;
    // Text before the quote line that happens to stand in the lines above it is no part of it.
    if (line.endsWith(':') || line.endsWith('.')) return 0;
  }
  return 0;
};

const isHeadAt = (lines: readonly string[], at: number): boolean => {
  if (!HEAD_START.test((lines[at] ?? '').trim().slice(0, LONGEST_MARK))) return false;
  const next = lines.slice(at + 1, at + HEAD_LINES);
  return next.filter((line) => HEAD_FIELD.test(line.trim().slice(0, LONGEST_MARK))).length >= 2;
};

/** Everything from this line on is what was answered, not the answer. */
const beginsOriginal = (lines: readonly string[], at: number): boolean => {
  const line = (lines[at] ?? '').trim();
  if (line.length > LONGEST_MARK) return false;
  return line.includes(REPLY_MARK) || ORIGINAL.test(line) || RULE.test(line) || isHeadAt(lines, at);
};

/**
 * Whether our own mail comes later, and not at once: then a quote line before it is not that of the mail program, but
 * introduces what the person quotes of others.
 */
const isOwnTextNext = (lines: readonly string[], from: number, mark: number): boolean => {
  let next = from;
  while (lines[next]?.trim() === '') next += 1;
  return next < mark;
};

const isQuoteNext = (lines: readonly string[], from: number): boolean => {
  const next = lines.slice(from, from + 3).find((line) => line.trim() !== '');
  return next !== undefined && isQuoted(next);
};

/**
 * The text that somebody wrote in a reply by mail, without what it quotes and without the signature. Text below a quote
 * that is marked by `>` stays; below an unmarked one nothing does, unless our own mail is known to come later. Its
 * time grows with the length of the text alone.
 */
export const cutReply = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const kept: string[] = [];
  const mark = lines.findIndex((line) => line.includes(REPLY_MARK));
  let isBelowSignature = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) {
      isBelowSignature = false;
      continue;
    }
    if (beginsOriginal(lines, at)) break;
    const parts = quoteLineAt(lines, at);
    if (parts > 0) {
      const isQuote = isQuoteNext(lines, at + parts);
      if (!isQuote && !isOwnTextNext(lines, at + parts, mark)) break;
      if (isQuote) {
        at += parts - 1;
        isBelowSignature = false;
        continue;
      }
    }
    if (SIGNATURE.test(line)) isBelowSignature = true;
    else if (!isBelowSignature && !(line.length <= LONGEST_MARK && ADVERT.test(line.trim())))
      kept.push(line.trimEnd());
  }
  return withoutEmptyEdges(kept).join('\n');
};

/** Without empty lines at both ends, and with at most one between two texts. */
const withoutEmptyEdges = (lines: readonly string[]): string[] => {
  const kept: string[] = [];
  for (const line of lines) if (line !== '' || (kept.at(-1) ?? '') !== '') kept.push(line);
  while (kept.at(-1) === '') kept.pop();
  return kept;
};
