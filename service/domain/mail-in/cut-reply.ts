import { REPLY_MARK } from '../model/mail/reply-address.ts';
import { isProgramLine } from './program-line.ts';

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
/** People write `From:`, `To:` and `Date:` of a parcel too; of a mail there is an address or a subject. */
const MAIL_FIELD = /@|^\*?(subject|temat|betreff)\*?:/iu;

const SIGNATURE = /^--\s?$/;

/** How many lines from `at` on are one quote line, and whether it names an address; 0: none. */
const quoteLineAt = (lines: readonly string[], at: number): { parts: number; hasAddress: boolean } => {
  const none = { parts: 0, hasAddress: false };
  let text = '';
  for (let parts = 1; parts <= QUOTE_LINE_PARTS; parts += 1) {
    const line = lines[at + parts - 1]?.trim() ?? '';
    if (line === '' || line.length > LONGEST_MARK || isQuoted(line)) return none;
    text = `${text} ${line}`;
    if (isQuoteLine(text.trim())) return { parts, hasAddress: text.includes('@') };
    // Text before the quote line that happens to stand in the lines above it is no part of it.
    if (line.endsWith(':') || line.endsWith('.')) return none;
  }
  return none;
};

/** The first line from there on that is not empty. */
const nextText = (lines: readonly string[], from: number): number => {
  let next = from;
  while (lines[next]?.trim() === '') next += 1;
  return next;
};

const isHeadAt = (lines: readonly string[], at: number): boolean => {
  const [first = '', ...next] = lines
    .slice(at, at + HEAD_LINES)
    .map((line) => line.trim().slice(0, LONGEST_MARK));
  if (!HEAD_START.test(first)) return false;
  const fields = next.filter((line) => HEAD_FIELD.test(line));
  return fields.length >= 2 && [first, ...fields].some((line) => MAIL_FIELD.test(line));
};

/** People draw lines too; that of a mail program stands above a copied head, or above our own mail. */
const isRuleAt = (lines: readonly string[], at: number): boolean => {
  if (!RULE.test((lines[at] ?? '').trim())) return false;
  const next = lines[nextText(lines, at + 1)]?.trim() ?? '';
  return next.includes(REPLY_MARK) || HEAD_START.test(next);
};

/** Everything from this line on is what was answered, not the answer. */
const beginsOriginal = (lines: readonly string[], at: number): boolean => {
  const line = (lines[at] ?? '').trim();
  if (line.length > LONGEST_MARK) return false;
  return line.includes(REPLY_MARK) || ORIGINAL.test(line) || isRuleAt(lines, at) || isHeadAt(lines, at);
};

/**
 * Whether our own mail comes later, and not at once: then a quote line before it is not that of the mail program, but
 * introduces what the person quotes of others.
 */
const isOwnTextNext = (lines: readonly string[], from: number, mark: number): boolean =>
  nextText(lines, from) < mark;

const isQuoteNext = (lines: readonly string[], from: number): boolean => {
  const next = lines.slice(from, from + 3).find((line) => line.trim() !== '');
  return next !== undefined && isQuoted(next);
};

/** Adds a line; empty ones not at the beginning, and one at most between two texts. */
const keep = (kept: string[], line: string): void => {
  if (line !== '' || (kept.at(-1) ?? '') !== '') kept.push(line);
};

/** Removes what a phone or mail program put at the end of the text that was kept so far. */
const dropProgramLines = (kept: string[]): void => {
  for (;;) {
    const last = kept.at(-1) === '' ? kept.length - 2 : kept.length - 1;
    if (!isProgramLine(kept[last] ?? '')) return;
    kept.length = last;
  }
};

/**
 * The text that somebody wrote in a reply by mail, without what it quotes and without the signature. Text below a quote
 * that is marked by `>` stays; below an unmarked one nothing does, unless our own mail is known to come later, or is
 * not in it and the line above names no address. Its time grows with the length of the text alone.
 */
export const cutReply = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const kept: string[] = [];
  const mark = lines.findIndex((line) => line.includes(REPLY_MARK));
  let isBelowSignature = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) {
      dropProgramLines(kept);
      isBelowSignature = false;
      continue;
    }
    if (beginsOriginal(lines, at)) break;
    const { parts, hasAddress } = quoteLineAt(lines, at);
    if (parts > 0) {
      const isQuote = isQuoteNext(lines, at + parts);
      // Where our own mail is not quoted, only an address tells a mail program's line from a sentence of the person.
      const isOwn = mark === -1 ? !hasAddress : isOwnTextNext(lines, at + parts, mark);
      if (!isQuote && !isOwn) break;
      if (isQuote) {
        at += parts - 1;
        isBelowSignature = false;
        continue;
      }
    }
    if (SIGNATURE.test(line)) {
      dropProgramLines(kept);
      isBelowSignature = true;
    } else if (!isBelowSignature) keep(kept, line.trimEnd());
  }
  dropProgramLines(kept);
  if (kept.at(-1) === '') kept.pop();
  return kept.join('\n');
};
