import { type ShopScope, type ShopsScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { applyToCache } from '../../../domain/model/conversation/apply-to-cache.ts';
import type { Conversation, ConversationEvent } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import {
  type ConversationTables,
  conversationOf,
  eventKey,
  eventOf,
  withEventsOf,
} from './conversation-rows.ts';

/** Conversation by its events, and whether its row was stale. */
export type Found = { readonly conversation: Conversation; readonly isRowStale: boolean };

/** Events per step. */
const STEP = 1_000;
/** Conversations per read of newer events. */
const TOGETHER = 50;

/**
 * Reads of single conversations.
 * @param isShared with other processes; never on the embedded engine
 */
export const makeConversationReader = (
  { conversations, events, inTime }: ConversationTables,
  memory: Pick<ConversationMemory, 'at'>,
  isShared: boolean,
) => {
  const eventsAfter = async (
    scope: ShopScope,
    id: ConversationId,
    after: number,
    limit: number,
  ): Promise<ConversationEvent[]> => {
    const where = { conversationId: id, seq: { $gt: after, $lte: after + limit } };
    const rows = await inTime(events.find(scope, where, { sort: { seq: 1 } }));
    return rows.map(eventOf);
  };

  /** Applies all events missing in the row. */
  const caughtUp = async (scope: ShopScope, conversation: Conversation): Promise<Conversation> => {
    let now = conversation;
    for (;;) {
      const newer = await eventsAfter(scope, now.id, now.lastSeq, STEP);
      now = newer.reduce(applyToCache, now);
      if (newer.length < STEP) return Object.freeze(now);
    }
  };

  /** Known events need no read: rows lag by two seconds. */
  const withKnownEvents = (cached: Conversation): Conversation => {
    const entry = memory.at(cached.id);
    const head = entry === null || entry.isUnsure ? null : entry.head;
    return head === null || head.lastSeq <= cached.lastSeq ? cached : withEventsOf(cached, head);
  };

  /** The same for many, in fewer reads. */
  const caughtUpTogether = async (
    scope: ShopsScope,
    rows: readonly Conversation[],
  ): Promise<Conversation[]> => {
    const cached = rows.map(withKnownEvents);
    const newer = new Map<ConversationId, ConversationEvent[]>();
    for (let start = 0; start < cached.length; start += TOGETHER) {
      const $or = cached
        .slice(start, start + TOGETHER)
        .map(({ id, lastSeq }) => ({ conversationId: id, seq: { $gt: lastSeq } }));
      for (const row of await inTime(events.find(scope, { $or }))) {
        const event = eventOf(row);
        const known = newer.get(event.conversationId);
        if (known === undefined) newer.set(event.conversationId, [event]);
        else known.push(event);
      }
    }
    return cached.map((one) => {
      const own = (newer.get(one.id) ?? []).sort((a, b) => a.seq - b.seq);
      return Object.freeze(own.reduce(applyToCache, one));
    });
  };

  return {
    eventsAfter,
    /** Existing ones, by their events. */
    async current(scope: ShopsScope, ids: readonly ConversationId[]): Promise<Conversation[]> {
      if (ids.length === 0) return [];
      const rows = await inTime(conversations.raw.find(scope, { _id: { $in: [...ids] } }));
      const cached = rows.map(conversationOf);
      if (isShared && cached.length > 1) return caughtUpTogether(scope, cached);
      // The embedded engine scans all events of the shop for `$or`.
      return Promise.all(cached.map((one) => caughtUp(scopeOfShop(one.shopId), withKnownEvents(one))));
    },
    caughtUp,
    async newestMessage(scope: ShopScope, id: ConversationId): Promise<ConversationEvent | null> {
      const where = { conversationId: id, 'body.kind': { $in: ['message', 'attachment'] } };
      const [row] = await inTime(events.find(scope, where, { sort: { seq: -1 }, limit: 1 }));
      return row === undefined ? null : eventOf(row);
    },
    /** Null outside the scope. */
    async find(scope: ShopScope | ShopsScope, id: ConversationId): Promise<Found | null> {
      const row = await inTime(conversations.raw.findOne(scope, { _id: id }));
      if (row === null) return null;
      const cached = conversationOf(row);
      // Found within the caller's scope, so its shop is safe.
      const own = scopeOfShop(row.shopId);
      const conversation = await caughtUp(own, cached);
      return { conversation, isRowStale: conversation.lastSeq > cached.lastSeq };
    },
    async eventByRef(scope: ShopScope, id: ConversationId, ref: string): Promise<ConversationEvent | null> {
      const row = await inTime(events.findOne(scope, { _id: eventKey(id, ref) }));
      return row === null ? null : eventOf(row);
    },
  };
};
export type ConversationReader = ReturnType<typeof makeConversationReader>;
