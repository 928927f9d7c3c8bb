import { INBOX_PARTS, type InboxPart, type ShopId, type TeamId } from '../../protocol/vocabulary.ts';
import { scopeOfShops } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { type InboxPlace, inboxKeyOf, isBehind } from '../model/conversation/inbox.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';

/** Ended conversations stay in the inbox for a day. */
const CLOSED_MS = 24 * 3_600_000;

export type InboxAsked = {
  /** One shop; absent for all shops of the person. */
  shopId?: ShopId | undefined;
  /** Those alone that wait for this team. */
  teamId?: TeamId | undefined;
  /** The page of one part behind a place; absent for the first page of every part. */
  behind?: { part: InboxPart; place: InboxPlace } | undefined;
  /** Most conversations of one part. */
  limit: number;
};
export type InboxFound = {
  /** Newest activity first, each once. */
  conversations: readonly Conversation[];
  /** Parts that go on, and where. */
  more: readonly { part: InboxPart; place: InboxPlace }[];
  at: Date;
};

const byActivity = (a: Conversation, b: Conversation): number =>
  isBehind(b, { at: a.lastAt, id: a.id }) ? -1 : 1;

/**
 * The inbox of a person by pages. Every part has pages of its own, so that whoever waits is found however many other
 * conversations there are.
 * @throws DomainError not_found for a shop that is not the person's
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
