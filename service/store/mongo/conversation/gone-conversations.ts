import { scopeOfShop, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type MemoryEntry, shopOf } from './conversation-memory.ts';
import type { ConversationTables } from './conversation-rows.ts';

type Named = Pick<Conversation, 'id' | 'shopId'>;

/** Which conversations another process has erased, asked beside each lot that is written. */
export const makeGoneConversations = ({ conversations, events, inTime }: ConversationTables) => ({
  /** Those of them that are not there any more. */
  async among(known: readonly Named[]): Promise<ReadonlySet<ConversationId>> {
    const gone = new Set(known.map(({ id }) => id));
    const scope = scopeOfShops([...new Set(known.map(({ shopId }) => shopId))]);
    const where = { _id: { $in: [...gone] } };
    // Hardly ever is one gone, and their number alone says so: ids would be read for each event.
    const [all] = await inTime(conversations.raw.countBy<{ count: number }>(scope, where, []));
    if (all?.count === gone.size) return new Set();
    const rows = await inTime(
      conversations.raw.find<{ _id: ConversationId }>(scope, where, { projection: { _id: 1 } }),
    );
    for (const { _id } of rows) gone.delete(_id);
    return gone;
  },
  /** Removes what was stored in one after it was erased. */
  async removeEvents({ shopId, id }: Named): Promise<void> {
    await inTime(events.removeAll(scopeOfShop(shopId), { conversationId: id }));
  },
});
export type GoneConversations = ReturnType<typeof makeGoneConversations>;

/**
 * A read has found some of these gone before their rows were written: removes what this process stored beside their
 * erasure elsewhere.
 */
export const makeRemoveOrphans = (tables: ConversationTables) => {
  const gone = makeGoneConversations(tables);
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
