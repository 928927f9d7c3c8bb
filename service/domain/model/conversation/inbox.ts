import type {
  ConversationId,
  InboxPart,
  Locale,
  StaffId,
  TagId,
  TeamId,
} from '../../../protocol/vocabulary.ts';
import type { Conversation } from './conversation.ts';

/**
 * One list of conversations of a shop that the inbox is read from. In `unanswered` a consultant has the conversation, and
 * the visitor waits. Those that wait are listed by team too. Closed ones are listed whole, and by who had them, by
 * language, by tag and by a team that they were handed to, in every combination.
 */
export type InboxKey =
  | 'waiting'
  | 'taken'
  | 'unanswered'
  | StaffId
  | `${StaffId} unread`
  | `waiting ${TeamId}`
  | 'closed'
  | `closed ${string}`;

/** What closed conversations are looked through by; null for all. */
export type ClosedFilter = {
  readonly staffId: StaffId | null;
  readonly locale: Locale | null;
  readonly tagId: TagId | null;
  readonly teamId?: TeamId | null;
};

/** The list of closed conversations that a filter reads. */
export const closedKey = ({ staffId, locale, tagId, teamId = null }: ClosedFilter): InboxKey => {
  const by = [staffId, locale, tagId, teamId].filter((one) => one !== null);
  return by.length === 0 ? 'closed' : `closed ${by.join(' ')}`;
};

/** The inbox lists that show a conversation: a cache over its other fields. */
export const inboxKeys = ({
  status,
  assignedTo,
  unread,
  waitingSince,
  locale,
  tagIds,
  team,
  teamIds,
}: Pick<
  Conversation,
  'status' | 'assignedTo' | 'unread' | 'waitingSince' | 'locale' | 'tagIds' | 'teamIds'
> & { readonly team?: Conversation['team'] }): readonly InboxKey[] => {
  if (status === 'closed') {
    const people = assignedTo === null ? [null] : [null, assignedTo.staffId];
    return people.flatMap((staffId) =>
      [null, locale].flatMap((by) =>
        [null, ...(tagIds ?? [])].flatMap((tagId) =>
          [null, ...(teamIds ?? [])].map((teamId) => closedKey({ staffId, locale: by, tagId, teamId })),
        ),
      ),
    );
  }
  if (assignedTo === null) return team ? ['waiting', `waiting ${team.id}`] : ['waiting'];
  const { staffId } = assignedTo;
  const keys: InboxKey[] = ['taken', staffId];
  if (unread > 0) keys.push(`${staffId} unread`);
  if (waitingSince !== null) keys.push('unanswered');
  return keys;
};

/** The list behind a part of one person's inbox. */
export const inboxKeyOf = (part: InboxPart, staffId: StaffId): InboxKey => {
  switch (part) {
    case 'mine':
      return staffId;
    case 'unread':
      return `${staffId} unread`;
    default:
      return part;
  }
};

/** A position in a list: of a conversation that is there, or has moved since. */
export type InboxPlace = { readonly at: Date; readonly id: ConversationId };

export const inboxPlaceOf = ({ lastAt, id }: Pick<Conversation, 'lastAt' | 'id'>): InboxPlace => ({
  at: lastAt,
  id,
});

/** Whether a conversation comes after the position: newest first, equal moments by id, descending. */
export const isBehind = ({ lastAt, id }: Pick<Conversation, 'lastAt' | 'id'>, place: InboxPlace): boolean =>
  lastAt < place.at || (lastAt.getTime() === place.at.getTime() && id < place.id);

export type InboxRead = {
  readonly key: InboxKey;
  /** The oldest last event that counts; null for no bound. */
  readonly since: Date | null;
  /** Only conversations after this position; null for the top of the list. */
  readonly before: InboxPlace | null;
  /** Maximum number of conversations on the page, at least 1. */
  readonly limit: number;
};
/** `next` is null on the last page. */
export type InboxPage = { readonly conversations: readonly Conversation[]; readonly next: InboxPlace | null };

/** @param found in order: all of the rest of the list, or one more than `limit` of it */
export const inboxPage = (found: readonly Conversation[], limit: number): InboxPage => {
  const conversations = found.slice(0, limit);
  const last = conversations.at(-1);
  return {
    conversations,
    next: found.length > limit && last !== undefined ? inboxPlaceOf(last) : null,
  };
};
