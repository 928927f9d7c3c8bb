import { fillGaps } from '../text/fill-gaps.ts';

/** The words of one kind of mail. `{name}` marks a gap; `{link}` the one address that becomes a button. */
export type MailWords = { readonly subject: string; readonly text: string };
export type MailGaps = Readonly<Record<string, string>>;

/** Invisible characters and direction controls. */
const UNSEEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** A value that somebody typed, on one line: it cannot write a paragraph of its own into a mail. */
export const onOneLine = (value: string): string => value.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();

const oneLined = (gaps: MailGaps): MailGaps =>
  Object.fromEntries(Object.entries(gaps).map(([name, value]) => [name, onOneLine(value)]));
const fill = (template: string, gaps: MailGaps): string => fillGaps(template, oneLined(gaps));

/** Texts of several lines; only in a mail whose addressee asked for them. Decision 0127. */
const blocksOf = (blocks: MailGaps): MailGaps =>
  Object.fromEntries(Object.entries(blocks).map(([name, value]) => [name, value.replace(UNSEEN, '').trim()]));

/**
 * The one place where what people typed gets into a mail. Rule: SE-6.
 * @param blocks values that keep their lines
 * @throws Error for a gap without a value
 */
export const fillMail = (
  { subject, text }: MailWords,
  gaps: MailGaps,
  blocks: MailGaps = {},
): { subject: string; text: string; link: string | null } => ({
  subject: fill(subject, gaps),
  text: fillGaps(text, { ...oneLined(gaps), ...blocksOf(blocks) }),
  link: gaps.link ?? null,
});
