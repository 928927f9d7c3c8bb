import { trusted } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { isConversationDue } from '../../../domain/model/retention/retention.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { byText } from '../../order.ts';
import type { ConversationCore } from './conversation-core.ts';
import { forgetHead, type MemoryEntry } from './conversation-memory.ts';
import { dueFilters } from './conversation-rows.ts';
/** Removes conversations with events, by request or by time. */
export const makeConversationRemoval = ({
  tables,
  memory,
  reader,
  cache,
  inTurn,
  noteForScreens,
  isShared,
}: ConversationCore): Pick<ConversationStore, 'erase' | 'removeDue' | 'dueIds'> => {
  const { conversations, events } = tables;
  const eraseAlone = async (
    entry: MemoryEntry,
    scope: ShopScope,
  ): Promise<{ events: number; isGone: boolean }> => {
    const key = { _id: entry.id };
    const all = { conversationId: entry.id };
    // Another process took the row: remove events stored since.
    if (!(await conversations.has(scope, key)))
      return { events: await events.removeAll(scope, all), isGone: false };
    // Before the removal, for a crash; again after it, for processes that looked meanwhile.
    await noteForScreens(scope, entry.id);
    entry.changes += 1;
    forgetHead(entry);
    cache.forget(entry);
    // Events first, so that an interrupted removal can be repeated; again after the row, for events of other
    // processes.
    const early = await events.removeAll(scope, all);
    const isGone = await conversations.remove(scope, key);
    const late = await events.removeAll(scope, all);
    await noteForScreens(scope, entry.id);
    entry.changes += 1;
    forgetHead(entry);
    // Only one of two processes takes the row.
    return { events: early + late, isGone };
  };
  /** Read again: may have been held or written since, here or at another process. */
  const newest = async (
    scope: ShopScope,
    { id, head, isUnsure }: MemoryEntry,
  ): Promise<Conversation | null> =>
    isShared || isUnsure || head === null ? ((await reader.find(scope, id))?.conversation ?? null) : head;
  return {
    erase: async (scope, id) => (await inTurn(id, (entry) => eraseAlone(entry, scope))).events,
    async dueIds(scope, due, now) {
      const found = new Set<ConversationId>();
      for (const filter of dueFilters(due)) {
        const ended = { ...filter, tokenExpiresAt: trusted({ $lte: now }) };
        for (const { _id } of await conversations.find<{ _id: ConversationId }>(scope, ended, {
          select: ['_id'],
        })) {
          const head = memory.at(_id)?.head ?? null;
          if (head === null || isConversationDue(head, due)) found.add(_id);
        }
      }
      return [...found].sort(byText);
    },
    async removeDue(scope, due, limit, before) {
      const past = new Set<ConversationId>();
      for (const filter of dueFilters(due)) {
        const found = await conversations.find(scope, filter, { limit });
        for (const row of found) {
          const head = memory.at(row._id)?.head ?? null;
          // The row may be stale: a message may be new.
          const isDue = head === null || isConversationDue(head, due);
          if (past.size < limit && isDue) past.add(row._id);
        }
      }
      const removed: ConversationId[] = [];
      for (const id of past) {
        // Serialised against appends between check and removal.
        const isGone = await inTurn(id, async (entry) => {
          const current = await newest(scope, entry);
          if (current === null || !isConversationDue(current, due)) return false;
          await before?.(current);
          return (await eraseAlone(entry, scope)).isGone;
        });
        if (isGone) removed.push(id);
      }
      return removed.sort(byText);
    },
  };
};
