import { REPLY_MARK } from '../model/mail/reply-address.ts';
import { isProgramLine } from './program-line.ts';

const LONGEST_MARK = 300;
const QUOTE_LINE_PARTS = 3;
const HEAD_LINES = 6;

const isQuoted = (line: string): boolean => line.trimStart().startsWith('>');

/** Verb of a quote line: `On 3 Nov 2026 Anna <a@b.example> wrote:`. */
const WROTE = /\b(wrote|schrieb|geschrieben|napisał|napisała|napisano|napisana|pisze|writes|schreibt)/iu;
const isQuoteLine = (text: string): boolean =>
  text.length <= LONGEST_MARK && text.endsWith(':') && /\d/.test(text) && WROTE.test(text);

/** `-----Original Message-----` and variants; Outlook's line of underscores. */
const ORIGINAL =
  /^[-_*\s]{2,20}(original message|oryginalna wiadomość|wiadomość oryginalna|ursprüngliche nachricht|originalnachricht|forwarded message|wiadomość przekazana|przekazana wiadomość|weitergeleitete nachricht)[-_*\s]{2,20}$/iu;
const RULE = /^_{20,100}$/;

/** Header copied above a quote, as in Outlook. */
const HEAD_START = /^\*?(from|od|von)\*?:/iu;
const HEAD_FIELD =
  /^\*?(sent|date|to|cc|subject|wysłano|data|do|dw|temat|gesendet|datum|an|betreff|reply-to)\*?:/iu;
/** Distinguishes a mail header from ordinary `From:` lines. */
const MAIL_FIELD = /@|^\*?(subject|temat|betreff)\*?:/iu;

const SIGNATURE = /^--\s?$/;

const quoteLineAt = (lines: readonly string[], at: number): { parts: number; hasAddress: boolean } => {
  const none = { parts: 0, hasAddress: false };
  let text = '';
  for (let parts = 1; parts <= QUOTE_LINE_PARTS; parts += 1) {
    const line = lines[at + parts - 1]?.trim() ?? '';
    if (line === '' || line.length > LONGEST_MARK || isQuoted(line)) return none;
    text = `${text} ${line}`;
    if (isQuoteLine(text.trim())) return { parts, hasAddress: text.includes('@') };
    if (line.endsWith(':') || line.endsWith('.')) return none;
  }
  return none;
};

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

/** Only before a copied header or our mail. */
const isRuleAt = (lines: readonly string[], at: number): boolean => {
  if (!RULE.test((lines[at] ?? '').trim())) return false;
  const next = lines[nextText(lines, at + 1)]?.trim() ?? '';
  return next.includes(REPLY_MARK) || HEAD_START.test(next);
};

const beginsOriginal = (lines: readonly string[], at: number): boolean => {
  const line = (lines[at] ?? '').trim();
  if (line.length > LONGEST_MARK) return false;
  return line.includes(REPLY_MARK) || ORIGINAL.test(line) || isRuleAt(lines, at) || isHeadAt(lines, at);
};

/** Then the quote line belongs to the person's text. */
const isOwnTextNext = (lines: readonly string[], from: number, mark: number): boolean =>
  nextText(lines, from) < mark;

const isQuoteNext = (lines: readonly string[], from: number): boolean => {
  const next = lines.slice(from, from + 3).find((line) => line.trim() !== '');
  return next !== undefined && isQuoted(next);
};

const keep = (kept: string[], line: string): void => {
  if (line !== '' || (kept.at(-1) ?? '') !== '') kept.push(line);
};

const dropProgramLines = (kept: string[]): void => {
  for (;;) {
    const last = kept.at(-1) === '' ? kept.length - 2 : kept.length - 1;
    if (!isProgramLine(kept[last] ?? '')) return;
    kept.length = last;
  }
};

/**
 * A reply without quotes and signature. Text after `>` quotes stays; after other quotes only before our mail
 * or without an address. Linear time.
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
