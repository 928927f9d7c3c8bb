import { fillGaps } from '../text/fill-gaps.ts';

/** `{link}` becomes a button. */
export type MailWords = { readonly subject: string; readonly text: string };
export type MailGaps = Readonly<Record<string, string>>;

/** And direction controls. */
const UNSEEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** One line, so that input cannot add paragraphs. */
export const onOneLine = (value: string): string => value.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();

const oneLined = (gaps: MailGaps): MailGaps =>
  Object.fromEntries(Object.entries(gaps).map(([name, value]) => [name, onOneLine(value)]));
const fill = (template: string, gaps: MailGaps): string => fillGaps(template, oneLined(gaps));

/** Only in requested mails. */
const blocksOf = (blocks: MailGaps): MailGaps =>
  Object.fromEntries(Object.entries(blocks).map(([name, value]) => [name, value.replace(UNSEEN, '').trim()]));

/**
 * Only place for user input. Rule: SE-6.
 * @param blocks multi-line
 * @throws Error for a missing value
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
