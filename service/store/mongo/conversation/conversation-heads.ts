import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationReader, Found } from './conversation-reader.ts';
import { cachedFields } from './conversation-rows.ts';
import type { HeldConversation } from './held-conversations.ts';

/** Hears of a conversation that holds events nobody was told of. */
export type CaughtUpListener = (conversation: Conversation) => void;

/**
 * Takes heads over from the database. What this process stored or read once is in the database for good, so a head
 * never goes back. Events that are found there and that nobody was told of (stored before a crash, or by a write whose
 * answer was lost) are told to the listeners.
 */
export const makeConversationHeads = (
  reader: ConversationReader,
  rows: {
    /** The row of this conversation is behind its events. */
    mark(held: HeldConversation): void;
    /** It says what they say. */
    forget(held: HeldConversation): void;
  },
) => {
  const listeners = new Set<CaughtUpListener>();

  /** Events that this process stored during the read are not forgotten. */
  const takeOver = (held: HeldConversation, { conversation, isRowBehind }: Found): void => {
    const before = held.head;
    const head =
      before === null || conversation.lastSeq >= before.lastSeq
        ? conversation
        : Object.freeze({ ...conversation, ...cachedFields(before) });
    held.head = head;
    held.isUnsure = false;
    held.provedAt = performance.now();
    if (isRowBehind) rows.mark(held);
    else if (head === conversation) rows.forget(held);
    const isNews = before === null ? isRowBehind : head.lastSeq > before.lastSeq;
    if (isNews) for (const hear of listeners) hear(head);
  };

  return {
    takeOver,
    onCaughtUp: (listener: CaughtUpListener): void => void listeners.add(listener),
    /** Reads the conversation into its held; false when it is not in this scope. */
    async read(held: HeldConversation, scope: ShopScope | ShopsScope): Promise<boolean> {
      for (;;) {
        const { changes } = held;
        const found = await reader.find(scope, held.id);
        // Something was set or erased while we read: read again.
        if (held.changes !== changes) continue;
        if (found !== null) takeOver(held, found);
        return found !== null;
      }
    },
  };
};
export type ConversationHeads = ReturnType<typeof makeConversationHeads>;
