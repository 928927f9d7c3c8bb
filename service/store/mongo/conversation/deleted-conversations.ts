import { scopeOfShop, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type MemoryEntry, shopOf } from './conversation-memory.ts';
import type { ConversationTables } from './conversation-rows.ts';

type Named = Pick<Conversation, 'id' | 'shopId'>;

/** Detects conversations erased by other processes, per batch. */
export const makeDeletedConversations = ({ conversations, events, inTime }: ConversationTables) => ({
  /** The missing ones. */
  async among(known: readonly Named[]): Promise<ReadonlySet<ConversationId>> {
    const gone = new Set(known.map(({ id }) => id));
    const scope = scopeOfShops([...new Set(known.map(({ shopId }) => shopId))]);
    const where = { _id: { $in: [...gone] } };
    // A count suffices in the usual case.
    const [all] = await inTime(conversations.raw.countBy<{ count: number }>(scope, where, []));
    if (all?.count === gone.size) return new Set();
    const rows = await inTime(
      conversations.raw.find<{ _id: ConversationId }>(scope, where, { projection: { _id: 1 } }),
    );
    for (const { _id } of rows) gone.delete(_id);
    return gone;
  },
  /** Removes events stored after the erasure. */
  async removeEvents({ shopId, id }: Named): Promise<void> {
    await inTime(events.removeAll(scopeOfShop(shopId), { conversationId: id }));
  },
});
export type DeletedConversations = ReturnType<typeof makeDeletedConversations>;

/** Removes events that this process stored during an erasure at another process. */
export const makeRemoveOrphans = (tables: ConversationTables) => {
  const gone = makeDeletedConversations(tables);
  return async (entries: readonly MemoryEntry[]): Promise<void> => {
    const known = entries.flatMap((entry) => {
      const shopId = shopOf(entry);
      return shopId === null ? [] : [{ id: entry.id, shopId }];
    });
    if (known.length === 0) return;
    const erased = await gone.among(known);
    for (const one of known) if (erased.has(one.id)) await gone.removeEvents(one);
  };
};
