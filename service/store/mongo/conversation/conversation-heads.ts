import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import { type AppendTask, forgetHead, type MemoryEntry } from './conversation-memory.ts';
import type { ConversationReader, Found } from './conversation-reader.ts';
import { withEventsOf } from './conversation-rows.ts';

/** Stored but unpublished events. */
export type CaughtUpListener = (conversation: Conversation) => void;

/** Monotonic. */
export const makeConversationHeads = (
  reader: ConversationReader,
  rows: {
    /** Marks the row as stale. */
    mark(entry: MemoryEntry): void;
    /** The row is current. */
    forget(entry: MemoryEntry): void;
  },
) => {
  const listeners = new Set<CaughtUpListener>();

  /** Keeps newer events. */
  const takeOver = (entry: MemoryEntry, { conversation, isRowStale }: Found): void => {
    const before = entry.head;
    const head =
      before === null || conversation.lastSeq >= before.lastSeq
        ? conversation
        : withEventsOf(conversation, before);
    entry.head = head;
    entry.isUnsure = false;
    entry.provedAt = performance.now();
    if (isRowStale) rows.mark(entry);
    else if (head === conversation) rows.forget(entry);
    const isNews = before === null ? isRowStale : head.lastSeq > before.lastSeq;
    if (isNews) for (const hear of listeners) hear(head);
  };

  /** False outside the scope. */
  const read = async (entry: MemoryEntry, scope: ShopScope | ShopsScope): Promise<boolean> => {
    for (;;) {
      const { changes } = entry;
      const found = await reader.find(scope, entry.id);
      if (entry.changes !== changes) continue;
      if (found !== null) takeOver(entry, found);
      return found !== null;
    }
  };

  return {
    takeOver,
    read,
    onCaughtUp: (listener: CaughtUpListener): void => void listeners.add(listener),
    /** False outside the scope. */
    async refresh(entry: MemoryEntry, task: AppendTask): Promise<boolean> {
      const isThere = await read(entry, task.scope);
      if (!isThere && entry.head?.shopId === task.scope.shopId) forgetHead(entry);
      task.hasReadHead = isThere;
      return isThere;
    },
  };
};
export type ConversationHeads = ReturnType<typeof makeConversationHeads>;
