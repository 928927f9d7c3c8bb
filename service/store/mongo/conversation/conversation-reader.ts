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

/** A conversation as its events say, and whether its row was behind them. */
export type Found = { readonly conversation: Conversation; readonly isRowBehind: boolean };

/** Events applied at a time. */
const STEP = 1_000;
/** Conversations whose newer events are asked for at a time. */
const TOGETHER = 50;

/**
 * Reads of single conversations.
 * @param isShared beside other processes, which the embedded engine never has
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

  /** The conversation with all events applied that its row lacks. */
  const caughtUp = async (scope: ShopScope, conversation: Conversation): Promise<Conversation> => {
    let now = conversation;
    for (;;) {
      const newer = await eventsAfter(scope, now.id, now.lastSeq, STEP);
      now = newer.reduce(applyToCache, now);
      if (newer.length < STEP) return Object.freeze(now);
    }
  };

  /** Events that this process knows need not be read: rows are behind by all that came in two seconds. */
  const withKnownEvents = (cached: Conversation): Conversation => {
    const entry = memory.at(cached.id);
    const head = entry === null || entry.isUnsure ? null : entry.head;
    return head === null || head.lastSeq <= cached.lastSeq ? cached : withEventsOf(cached, head);
  };

  /** The same for many, with one read for some of them. */
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
    /** Those of them that are there, as their events say. */
    async current(scope: ShopsScope, ids: readonly ConversationId[]): Promise<Conversation[]> {
      if (ids.length === 0) return [];
      const rows = await inTime(conversations.raw.find(scope, { _id: { $in: [...ids] } }));
      const cached = rows.map(conversationOf);
      if (isShared && cached.length > 1) return caughtUpTogether(scope, cached);
      // With `$or` the embedded engine looks through all events of the shop.
      return Promise.all(cached.map((one) => caughtUp(scopeOfShop(one.shopId), withKnownEvents(one))));
    },
    caughtUp,
    async newestMessage(scope: ShopScope, id: ConversationId): Promise<ConversationEvent | null> {
      const where = { conversationId: id, 'body.kind': { $in: ['message', 'attachment'] } };
      const [row] = await inTime(events.find(scope, where, { sort: { seq: -1 }, limit: 1 }));
      return row === undefined ? null : eventOf(row);
    },
    /** Null when it is not in this scope. */
    async find(scope: ShopScope | ShopsScope, id: ConversationId): Promise<Found | null> {
      const row = await inTime(conversations.raw.findOne(scope, { _id: id }));
      if (row === null) return null;
      const cached = conversationOf(row);
      // The row was found within the caller's scope, so its shop may be used.
      const own = scopeOfShop(row.shopId);
      const conversation = await caughtUp(own, cached);
      return { conversation, isRowBehind: conversation.lastSeq > cached.lastSeq };
    },
    async eventByRef(scope: ShopScope, id: ConversationId, ref: string): Promise<ConversationEvent | null> {
      const row = await inTime(events.findOne(scope, { _id: eventKey(id, ref) }));
      return row === null ? null : eventOf(row);
    },
  };
};
export type ConversationReader = ReturnType<typeof makeConversationReader>;
