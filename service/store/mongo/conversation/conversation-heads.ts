import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { Line } from './conversation-lines.ts';
import type { ConversationReader, Found } from './conversation-reader.ts';
import { cachedFields } from './conversation-rows.ts';

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
    mark(line: Line): void;
    /** It says what they say. */
    forget(line: Line): void;
  },
) => {
  const listeners = new Set<CaughtUpListener>();

  /** Events that this process stored during the read are not forgotten. */
  const takeOver = (line: Line, { conversation, isRowBehind }: Found): void => {
    const before = line.head;
    const head =
      before === null || conversation.lastSeq >= before.lastSeq
        ? conversation
        : Object.freeze({ ...conversation, ...cachedFields(before) });
    line.head = head;
    line.isUnsure = false;
    line.provedAt = performance.now();
    if (isRowBehind) rows.mark(line);
    else if (head === conversation) rows.forget(line);
    const isNews = before === null ? isRowBehind : head.lastSeq > before.lastSeq;
    if (isNews) for (const hear of listeners) hear(head);
  };

  return {
    takeOver,
    onCaughtUp: (listener: CaughtUpListener): void => void listeners.add(listener),
    /** Reads the conversation into its line; false when it is not in this scope. */
    async read(line: Line, scope: ShopScope | ShopsScope): Promise<boolean> {
      for (;;) {
        const { changes } = line;
        const found = await reader.find(scope, line.id);
        // Something was set or erased while we read: read again.
        if (line.changes !== changes) continue;
        if (found !== null) takeOver(line, found);
        return found !== null;
      }
    },
  };
};
export type ConversationHeads = ReturnType<typeof makeConversationHeads>;
