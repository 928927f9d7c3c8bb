import { INBOX_PARTS, type InboxPart, type ShopId, type TeamId } from '../../protocol/vocabulary.ts';
import { scopeOfShops } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { type InboxPlace, inboxKeyOf, isAfter } from '../model/conversation/inbox.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';

const CLOSED_MS = 24 * 3_600_000;

export type InboxAsked = {
  /** Absent: all. */
  shopId?: ShopId | undefined;
  teamId?: TeamId | undefined;
  /** Absent: all first pages. */
  behind?: { part: InboxPart; place: InboxPlace } | undefined;
  /** Per part. */
  limit: number;
};
export type InboxFound = {
  /** Newest activity first. */
  conversations: readonly Conversation[];
  more: readonly { part: InboxPart; place: InboxPlace }[];
  at: Date;
};

const byActivity = (a: Conversation, b: Conversation): number =>
  isAfter(b, { at: a.lastAt, id: a.id }) ? -1 : 1;

/**
 * Inbox by pages per part, so that every waiting visitor is reachable.
 * @throws DomainError not_found (another's shop)
 */
export const makeReadInbox =
  (deps: { conversations: Pick<ConversationStore, 'inbox'>; clock: { now(): Date } }) =>
  async (access: Access, { shopId, teamId, behind, limit }: InboxAsked): Promise<InboxFound> => {
    const at = deps.clock.now();
    const scope =
      shopId === undefined
        ? scopeWith(access, 'read')
        : scopeOfShops([shopWith(access, shopId, 'read').shop.id]);
    const whole = teamId === undefined ? INBOX_PARTS : (['waiting'] as const);
    const parts: readonly InboxPart[] = behind === undefined ? whole : [behind.part];
    const pages = await Promise.all(
      parts.map(async (part) => ({
        part,
        ...(await deps.conversations.inbox(scope, {
          key: teamId === undefined ? inboxKeyOf(part, access.staff.id) : `waiting ${teamId}`,
          since: part === 'closed' ? new Date(at.getTime() - CLOSED_MS) : null,
          before: behind?.place ?? null,
          limit,
        })),
      })),
    );
    const found = new Map(pages.flatMap((page) => page.conversations.map((one) => [one.id, one])));
    return {
      conversations: [...found.values()].sort(byActivity),
      more: pages.flatMap(({ part, next }) => (next === null ? [] : [{ part, place: next }])),
      at,
    };
  };
