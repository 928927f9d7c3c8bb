import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import { type AppendTask, forgetHead, type MemoryEntry } from './conversation-memory.ts';
import type { ConversationReader, Found } from './conversation-reader.ts';
import { withEventsOf } from './conversation-rows.ts';

/** Called with a conversation that holds events which were stored but never published. */
export type CaughtUpListener = (conversation: Conversation) => void;

/**
 * Takes heads over from the database. What this process stored or read once stays in the database, so a head never
 * goes back. When a read finds events that were never published (stored before a crash, or by a write whose reply was
 * lost), the listeners are called.
 */
export const makeConversationHeads = (
  reader: ConversationReader,
  rows: {
    /** The row of this conversation is behind its events. */
    mark(entry: MemoryEntry): void;
    /** The row agrees with its events. */
    forget(entry: MemoryEntry): void;
  },
) => {
  const listeners = new Set<CaughtUpListener>();

  /** Events that this process stored during the read are not forgotten. */
  const takeOver = (entry: MemoryEntry, { conversation, isRowBehind }: Found): void => {
    const before = entry.head;
    const head =
      before === null || conversation.lastSeq >= before.lastSeq
        ? conversation
        : withEventsOf(conversation, before);
    entry.head = head;
    entry.isUnsure = false;
    entry.provedAt = performance.now();
    if (isRowBehind) rows.mark(entry);
    else if (head === conversation) rows.forget(entry);
    const isNews = before === null ? isRowBehind : head.lastSeq > before.lastSeq;
    if (isNews) for (const hear of listeners) hear(head);
  };

  /** Reads the conversation into its entry; false when it is not in this scope. */
  const read = async (entry: MemoryEntry, scope: ShopScope | ShopsScope): Promise<boolean> => {
    for (;;) {
      const { changes } = entry;
      const found = await reader.find(scope, entry.id);
      // Something was set or erased during the read: read again.
      if (entry.changes !== changes) continue;
      if (found !== null) takeOver(entry, found);
      return found !== null;
    }
  };

  return {
    takeOver,
    read,
    onCaughtUp: (listener: CaughtUpListener): void => void listeners.add(listener),
    /** Reads the head for an append that waits for it; false when the conversation is not in its scope. */
    async refresh(entry: MemoryEntry, task: AppendTask): Promise<boolean> {
      const isThere = await read(entry, task.scope);
      if (!isThere && entry.head?.shopId === task.scope.shopId) forgetHead(entry);
      task.hasReadHead = isThere;
      return isThere;
    },
  };
};
export type ConversationHeads = ReturnType<typeof makeConversationHeads>;
