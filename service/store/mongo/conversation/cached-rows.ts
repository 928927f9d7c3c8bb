import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ConversationTables, cachedColumns } from './conversation-rows.ts';

/** Writes what the events say into the rows of their conversations. Returns the ids of erased conversations. */
export const makeWriteCachedRows = ({ conversations: table, events }: ConversationTables) => {
  /** Events without a conversation: another process erased it while this one appended. */
  const removeOrphans = async (written: readonly Conversation[]): Promise<ConversationId[]> => {
    const gone: ConversationId[] = [];
    for (const { id, shopId } of written) {
      const scope = scopeOfShop(shopId);
      const row = await table.raw.findOne(scope, { _id: id }, { projection: { _id: 1 } });
      if (row !== null) continue;
      await events.removeAll(scope, { conversationId: id });
      gone.push(id);
    }
    return gone;
  };

  return async (conversations: readonly Conversation[]): Promise<ConversationId[]> => {
    if (conversations.length === 0) return [];
    const matched = await table.raw.updateEach(
      conversations.map((conversation) => ({
        reach: scopeOfShop(conversation.shopId),
        // Only forward: a row that another process has updated further stays.
        where: { _id: conversation.id, lastSeq: { $lt: conversation.lastSeq } },
        change: { $set: cachedColumns(conversation) },
      })),
    );
    return matched === conversations.length ? [] : removeOrphans(conversations);
  };
};
