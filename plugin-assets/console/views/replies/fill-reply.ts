import type { UsableReply } from '../../../../service/protocol/api/reply-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';

/** Null: unknown. */
export type ReplyValues = {
  visitor: string | null;
  consultant: string | null;
  shop: string | null;
  order: string | null;
  hours: string | null;
};
export const REPLY_GAPS = [
  'visitor',
  'consultant',
  'shop',
  'order',
  'hours',
] as const satisfies readonly (keyof ReplyValues)[];

const isKnown = (name: string): name is keyof ReplyValues => REPLY_GAPS.some((known) => known === name);

const capital = (text: string): string => {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
};

/** "Hello {visitor}, …" becomes "Hello, …". */
const withoutName = (text: string): string => {
  const [start = '', ...rest] = text.split('{visitor}');
  return rest.reduce((left, right) => {
    if (left === '' || left.endsWith('\n')) return left + capital(right.replace(/^[,:]? ?/, ''));
    const before = left.trimEnd();
    return (before.endsWith(',') ? before.slice(0, -1) : before) + right;
  }, start);
};

/** Unknown gaps stay, to be filled by hand. */
export const fillReply = (text: string, values: ReplyValues): string =>
  (values.visitor === null ? withoutName(text) : text).replace(/\{([a-z]{1,30})\}/g, (gap, name: string) =>
    isKnown(name) ? (values[name] ?? gap) : gap,
  );

/** Gaps that cannot be filled, e.g. misspelt. */
export const unknownGaps = (text: string): string[] =>
  [...text.matchAll(/\{([\p{L}_]{1,30})\}/gu)]
    .map((found) => found[1] ?? '')
    .filter((name) => !isKnown(name));

/** Visitor's language, else the shop's, else any. */
export const textFor = (
  texts: UsableReply['texts'],
  wanted: readonly (Locale | undefined)[],
): { locale: Locale; text: string } => {
  for (const locale of [...wanted, ...LOCALES]) {
    const text = locale === undefined ? undefined : texts[locale];
    if (locale !== undefined && text !== undefined) return { locale, text };
  }
  return { locale: 'en', text: '' };
};

const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l');

/** Shortcut prefix matches first. */
export const repliesFor = (replies: readonly UsableReply[], typed: string): UsableReply[] => {
  const wanted = plain(typed);
  const rank = ({ shortcut, title }: UsableReply): number => {
    if (plain(shortcut).startsWith(wanted)) return 0;
    if (
      plain(title)
        .split(' ')
        .some((word) => word.startsWith(wanted))
    )
      return 1;
    return plain(shortcut).includes(wanted) || plain(title).includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((row) => row.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map(({ reply }) => reply);
};
