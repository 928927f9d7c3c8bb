import type { Conversation } from './conversation.ts';
import type { InboxMore } from './state.ts';
import { type InboxSections, toAnswer } from './to-answer.ts';

export const INBOX_LISTS = ['queue', 'mine', 'all', 'closed'] as const;
export type InboxList = (typeof INBOX_LISTS)[number];

/** Null: all. */
export type InboxFilter = {
  staffId: string | null;
  locale: string | null;
  tagId: string | null;
  teamId: string | null;
};
export const NO_FILTER: InboxFilter = { staffId: null, locale: null, tagId: null, teamId: null };

type TagIds = Readonly<Record<string, readonly string[]>>;

export const filtersOn = (filter: InboxFilter): number =>
  Object.values(filter).filter((value) => value !== null).length;

const fits = (
  { staffId, locale, tagId, teamId }: InboxFilter,
  { id, assignedTo, locale: own, team }: Conversation['summary'],
  tagIds: TagIds,
): boolean =>
  (staffId === null || assignedTo?.staffId === staffId) &&
  (locale === null || own === locale) &&
  (teamId === null || team?.id === teamId) &&
  (tagId === null || (tagIds[id]?.includes(tagId) ?? false));

/** Closed ones are kept as the head of their own list. */
export const sectionsOf = (
  sections: InboxSections,
  list: InboxList,
  filter: InboxFilter,
  tagIds: TagIds = {},
): InboxSections => {
  const shown = (isShown: boolean, part: Conversation[]) =>
    isShown ? part.filter(({ summary }) => fits(filter, summary, tagIds)) : [];
  return {
    waiting: shown(list === 'queue' || list === 'all', sections.waiting),
    mine: shown(list === 'mine' || list === 'all', sections.mine),
    others: shown(list === 'all', sections.others),
    closed: shown(list === 'closed', sections.closed),
  };
};

/** A plus marks incomplete counts. */
export const listCounts = (sections: InboxSections, more: InboxMore): Partial<Record<InboxList, string>> => {
  const queue = sections.waiting.length;
  const all = toAnswer(sections).length;
  const text = (count: number, hasMore: boolean) => `${count}${hasMore ? '+' : ''}`;
  const hasMoreMine = (more.mine ?? more.unread) !== undefined;
  return {
    ...(queue > 0 && { queue: text(queue, more.waiting !== undefined) }),
    ...(all > queue && { mine: text(all - queue, hasMoreMine) }),
    ...(all > 0 && { all: text(all, hasMoreMine || more.waiting !== undefined) }),
  };
};

const newestFirst = (a: Conversation, b: Conversation): number =>
  a.summary.lastAt < b.summary.lastAt ? 1 : a.summary.lastAt > b.summary.lastAt ? -1 : 0;

export const closedRows = (
  pages: readonly Conversation[],
  recent: readonly Conversation[],
  known: Readonly<Record<string, Conversation>>,
): Conversation[] => {
  const rows = new Map(recent.map((one) => [one.summary.id, one]));
  for (const page of pages) {
    const { id, last } = page.summary;
    const held = known[id];
    const newest = held !== undefined && held.summary.last >= last ? held : page;
    if (newest.summary.status === 'closed') rows.set(id, newest);
  }
  return [...rows.values()].sort(newestFirst);
};
