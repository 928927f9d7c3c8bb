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
 * `unanswered`: assigned, visitor waits. Waiting also by team; closed by any combination of consultant,
 * language, tag, team.
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

/** Null: all. */
export type ClosedFilter = {
  readonly staffId: StaffId | null;
  readonly locale: Locale | null;
  readonly tagId: TagId | null;
  readonly teamId?: TeamId | null;
};

/** List for a filter of closed conversations. */
export const closedKey = ({ staffId, locale, tagId, teamId = null }: ClosedFilter): InboxKey => {
  const by = [staffId, locale, tagId, teamId].filter((one) => one !== null);
  return by.length === 0 ? 'closed' : `closed ${by.join(' ')}`;
};

/** Lists with the conversation, a cache. */
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

/** List for a part of a person's inbox. */
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

/** Its conversation may have moved. */
export type InboxPlace = { readonly at: Date; readonly id: ConversationId };

export const inboxPlaceOf = ({ lastAt, id }: Pick<Conversation, 'lastAt' | 'id'>): InboxPlace => ({
  at: lastAt,
  id,
});

/** By time then id, descending. */
export const isAfter = ({ lastAt, id }: Pick<Conversation, 'lastAt' | 'id'>, place: InboxPlace): boolean =>
  lastAt < place.at || (lastAt.getTime() === place.at.getTime() && id < place.id);

export type InboxRead = {
  readonly key: InboxKey;
  /** Oldest; null: unbounded. */
  readonly since: Date | null;
  /** Null: top. */
  readonly before: InboxPlace | null;
  /** At least 1. */
  readonly limit: number;
};
/** `next` null: last page. */
export type InboxPage = { readonly conversations: readonly Conversation[]; readonly next: InboxPlace | null };

/** @param found ordered rest, or `limit` + 1 of it */
export const inboxPage = (found: readonly Conversation[], limit: number): InboxPage => {
  const conversations = found.slice(0, limit);
  const last = conversations.at(-1);
  return {
    conversations,
    next: found.length > limit && last !== undefined ? inboxPlaceOf(last) : null,
  };
};
