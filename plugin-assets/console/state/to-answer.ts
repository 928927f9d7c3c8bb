/** Order of the inbox: unanswered first, by waiting time. */

import type { InboxPart } from '../../../service/protocol/vocabulary.ts';
import type { Conversation } from './conversation.ts';
import { waitsForAnybody } from './select.ts';
import type { State } from './state.ts';

export type InboxSections = {
  /** Queue, and conversations of absent colleagues. */
  waiting: Conversation[];
  mine: Conversation[];
  others: Conversation[];
  closed: Conversation[];
};

const isMine = (state: State, { summary }: Conversation): boolean =>
  summary.assignedTo !== null && summary.assignedTo.staffId === state.me?.staffId;

const isToAnswer = (state: State, conversation: Conversation): boolean => {
  const { id, status, waitingSince } = conversation.summary;
  if (status === 'closed' || state.closing.includes(id)) return false;
  return isMine(state, conversation) ? waitingSince !== null : waitsForAnybody(state, conversation);
};

/** ISO instants; `localeCompare` is much slower. */
const byInstant = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Waiting ones first, longest wait first; then by last visitor message. */
const longestWaitingFirst = ({ summary: a }: Conversation, { summary: b }: Conversation): number =>
  Number(a.waitingSince === null) - Number(b.waitingSince === null) ||
  (a.waitingSince !== null && b.waitingSince !== null
    ? byInstant(a.waitingSince, b.waitingSince)
    : byInstant(b.wroteAt ?? b.openedAt, a.wroteAt ?? a.openedAt)) ||
  byInstant(a.id, b.id);
const newestFirst = (a: Conversation, b: Conversation): number =>
  byInstant(b.summary.lastAt, a.summary.lastAt);

/** By holder, longest wait first. */
export const inboxSections = (state: State, shopId: string | null): InboxSections => {
  const sections: InboxSections = { waiting: [], mine: [], others: [], closed: [] };
  for (const conversation of Object.values(state.conversations)) {
    if (shopId !== null && conversation.summary.shopId !== shopId) continue;
    const { status, id } = conversation.summary;
    if (status === 'closed' || state.closing.includes(id)) sections.closed.push(conversation);
    else if (isMine(state, conversation)) sections.mine.push(conversation);
    else if (isToAnswer(state, conversation)) sections.waiting.push(conversation);
    else sections.others.push(conversation);
  }
  sections.waiting.sort(longestWaitingFirst);
  sections.mine.sort(longestWaitingFirst);
  sections.others.sort(longestWaitingFirst);
  sections.closed.sort(newestFirst);
  return sections;
};

const waits = ({ summary }: Conversation): boolean => summary.waitingSince !== null;

/** "You must answer": own unanswered chats, then the queue. */
export const toAnswer = ({ mine, waiting }: InboxSections): Conversation[] => [
  ...mine.filter(waits),
  ...waiting,
];
/** "They must answer": own answered chats, then those of colleagues. */
export const quiet = ({ mine, others }: InboxSections): Conversation[] => [
  ...mine.filter((conversation) => !waits(conversation)),
  ...others,
];

/** For keyboard navigation. */
export const inboxOrder = (sections: InboxSections): Conversation[] => [
  ...toAnswer(sections),
  ...quiet(sections),
  ...sections.closed,
];

/**
 * Longest wait, own ones first; skips answers being sent.
 * @param passed shown since the last answer; they come last
 */
export const nextToAnswer = (
  sections: InboxSections,
  openId: string | null,
  passed: ReadonlySet<string>,
): string | null => {
  const ids = toAnswer(sections)
    .filter(({ waiting }) => waiting.every(({ refused }) => refused !== null))
    .map(({ summary }) => summary.id)
    .filter((id) => id !== openId);
  return ids.find((id) => !passed.has(id)) ?? ids[0] ?? null;
};

export const inPart = (state: State, shopId: string | null, part: InboxPart): readonly Conversation[] => {
  const sections = inboxSections(state, shopId);
  switch (part) {
    case 'unread':
      return sections.mine.filter(waits);
    case 'taken':
      return sections.others;
    default:
      return sections[part];
  }
};

/** Shown in title, badge and list. */
export const waitingCount = (state: State): number =>
  Object.values(state.conversations).filter((conversation) => isToAnswer(state, conversation)).length;

/** Excludes the conversation on the screen. */
export const othersToAnswer = (state: State, openId: string): number => {
  const open = state.conversations[openId];
  return waitingCount(state) - (open !== undefined && isToAnswer(state, open) ? 1 : 0);
};

/** True: the count is a lower bound. */
export const hasMoreWaiting = (state: State): boolean =>
  state.more.waiting !== undefined || state.more.unread !== undefined || state.more.mine !== undefined;
