import { type CannedReplyId, LOCALES, type Locale } from '../../protocol/vocabulary.ts';

/** No visitor data. */
export type CannedReply = {
  readonly id: CannedReplyId;
  /** Unique in its list. */
  readonly shortcut: string;
  readonly title: string;
  /** At least one language. */
  readonly texts: Readonly<Partial<Record<Locale, string>>>;
};
export type CannedReplyInput = Omit<CannedReply, 'id'>;

/** `version` prevents lost updates. */
export type CannedReplyList = { readonly version: number; readonly replies: readonly CannedReply[] };
export const EMPTY_LIST: CannedReplyList = { version: 0, replies: [] };

/** Without a person. */
export type CannedReplyUse = {
  readonly replyId: CannedReplyId;
  readonly inserted: number;
  readonly sent: number;
};

/** Keeps the list under the document limit. */
export const MAX_REPLIES = 200;
export const MAX_REPLY_TEXT = 2_000;
export const MAX_REPLY_TITLE = 80;

const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,29}$/u;

/** Lower case, normalised accents. */
export const normalShortcut = (shortcut: string): string =>
  shortcut.trim().replace(/^\//, '').normalize('NFC').toLowerCase();

const lengthOf = (text: string): number => Array.from(text).length;

/** Empty: valid. */
export const replyFaults = (
  reply: CannedReplyInput,
  others: readonly Pick<CannedReply, 'shortcut'>[],
): Record<string, string> => {
  const faults: Record<string, string> = {};
  if (!SHORTCUT.test(reply.shortcut))
    faults.shortcut = 'must be 1 to 30 letters, digits, - or _, without spaces';
  else if (others.some(({ shortcut }) => shortcut === reply.shortcut)) faults.shortcut = 'already exists';
  if (reply.title === '') faults.title = 'must not be empty';
  else if (lengthOf(reply.title) > MAX_REPLY_TITLE)
    faults.title = `must be at most ${MAX_REPLY_TITLE} characters`;
  if (LOCALES.every((locale) => reply.texts[locale] === undefined))
    faults.texts = 'needs a text in one language at least';
  for (const locale of LOCALES)
    if (lengthOf(reply.texts[locale] ?? '') > MAX_REPLY_TEXT)
      faults[`texts.${locale}`] = `must be at most ${MAX_REPLY_TEXT} characters`;
  return faults;
};
