import { type ShopScope, type ShopsScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import {
  applyToCache,
  type Conversation,
  type ConversationEvent,
} from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ConversationTables, conversationOf, eventKey, eventOf } from './conversation-rows.ts';

/** A conversation as its events say, and whether its row had not caught up with them. */
export type Found = { readonly conversation: Conversation; readonly isRowBehind: boolean };

/** Events folded in at a time. */
const STEP = 1_000;

/** Reads of single conversations. In every filter the most selective key stands first: the embedded engine takes
 * the first condition that an index serves. */
export const makeConversationReader = ({ rawConversations, rawEvents, inTime }: ConversationTables) => {
  const eventsAfter = async (
    scope: ShopScope,
    id: ConversationId,
    after: number,
    limit: number,
  ): Promise<ConversationEvent[]> => {
    const found = rawEvents
      .find({ shopId: scope.shopId, conversationId: id, seq: { $gt: after, $lte: after + limit } })
      .sort({ seq: 1 });
    const rows = await inTime(found.toArray());
    return rows.map(eventOf);
  };

  /** The conversation after all events that its cache does not know yet. */
  const caughtUp = async (scope: ShopScope, conversation: Conversation): Promise<Conversation> => {
    let now = conversation;
    for (;;) {
      const newer = await eventsAfter(scope, now.id, now.lastSeq, STEP);
      now = newer.reduce(applyToCache, now);
      if (newer.length < STEP) return Object.freeze(now);
    }
  };

  return {
    eventsAfter,
    caughtUp,
    async newestMessage(scope: ShopScope, id: ConversationId): Promise<ConversationEvent | null> {
      const found = rawEvents
        .find({ shopId: scope.shopId, conversationId: id, 'body.kind': 'message' })
        .sort({ seq: -1 })
        .limit(1);
      const [row] = await inTime(found.toArray());
      return row === undefined ? null : eventOf(row);
    },
    /** Null when it is not in this scope. */
    async find(scope: ShopScope | ShopsScope, id: ConversationId): Promise<Found | null> {
      const shopId = 'shopId' in scope ? scope.shopId : { $in: [...scope.shopIds] };
      const row = await inTime(rawConversations.findOne({ _id: id, shopId }));
      if (row === null) return null;
      const cached = conversationOf(row);
      // What was found carries the shop it lies in; the scope above has admitted it.
      const own = scopeOfShop(row.shopId);
      const conversation = await caughtUp(own, cached);
      return { conversation, isRowBehind: conversation.lastSeq > cached.lastSeq };
    },
    async eventByRef(scope: ShopScope, id: ConversationId, ref: string): Promise<ConversationEvent | null> {
      const row = await inTime(rawEvents.findOne({ _id: eventKey(id, ref), shopId: scope.shopId }));
      return row === null ? null : eventOf(row);
    },
  };
};
export type ConversationReader = ReturnType<typeof makeConversationReader>;
