/** The order of the inbox: what this person has to answer, by waiting time, above everything else. */

import type { InboxPart } from '../../../service/protocol/vocabulary.ts';
import type { Conversation } from './conversation.ts';
import { waitsForAnybody } from './select.ts';
import type { State } from './state.ts';

export type InboxSections = {
  /** The queue, and chats whose visitor waits for a colleague who is away. */
  waiting: Conversation[];
  mine: Conversation[];
  others: Conversation[];
  closed: Conversation[];
};

const isMine = (state: State, { summary }: Conversation): boolean =>
  summary.assignedTo !== null && summary.assignedTo.staffId === state.me?.staffId;

/** Whether its visitor waits for this person, or for anybody who is here. */
const isToAnswer = (state: State, conversation: Conversation): boolean => {
  const { id, status, waitingSince } = conversation.summary;
  if (status === 'closed' || state.closing.includes(id)) return false;
  return isMine(state, conversation) ? waitingSince !== null : waitsForAnybody(state, conversation);
};

/** ISO instants, earlier first. Not by `localeCompare`, which costs far more and is run with each message. */
const byInstant = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Those that wait, longest first. Then those that do not, by what their visitor wrote last: other events move no row. */
const longestWaitingFirst = ({ summary: a }: Conversation, { summary: b }: Conversation): number =>
  Number(a.waitingSince === null) - Number(b.waitingSince === null) ||
  (a.waitingSince !== null && b.waitingSince !== null
    ? byInstant(a.waitingSince, b.waitingSince)
    : byInstant(b.wroteAt ?? b.openedAt, a.wroteAt ?? a.openedAt)) ||
  byInstant(a.id, b.id);
const newestFirst = (a: Conversation, b: Conversation): number =>
  byInstant(b.summary.lastAt, a.summary.lastAt);

/** Conversations by who has them, longest waiting first. */
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

/** *You must answer*: own unanswered chats, then the queue. */
export const toAnswer = ({ mine, waiting }: InboxSections): Conversation[] => [
  ...mine.filter(waits),
  ...waiting,
];
/** *They must answer*: own answered chats, then those of colleagues. */
export const quiet = ({ mine, others }: InboxSections): Conversation[] => [
  ...mine.filter((conversation) => !waits(conversation)),
  ...others,
];

/** All conversations in display order, for the keys that step through them. */
export const inboxOrder = (sections: InboxSections): Conversation[] => [
  ...toAnswer(sections),
  ...quiet(sections),
  ...sections.closed,
];

/**
 * Who is answered next: the one that waits longest, own ones first. One whose answer is on its way waits no more.
 * @param passed those that were on the screen since the last answer; they come once everybody else was
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

/** Loaded conversations of a part of the inbox; the shared part without own ones, as in the list. */
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

/** How many this person has to answer: the number in title, badge and list. */
export const waitingCount = (state: State): number =>
  Object.values(state.conversations).filter((conversation) => isToAnswer(state, conversation)).length;

/** The same without the conversation on the screen. */
export const othersToAnswer = (state: State, openId: string): number => {
  const open = state.conversations[openId];
  return waitingCount(state) - (open !== undefined && isToAnswer(state, open) ? 1 : 0);
};

/** Whether there are more on unread pages: the number is then a lower bound. */
export const hasMoreWaiting = (state: State): boolean =>
  state.more.waiting !== undefined || state.more.unread !== undefined || state.more.mine !== undefined;
