import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ConversationTables, cachedColumns } from './conversation-rows.ts';

/** What was not written as it was given. */
export type Unwritten = {
  /** Erased conversations. */
  readonly gone: ReadonlySet<ConversationId>;
  /** Another process gave the row an address or a tag that this one does not know: it must be read first. */
  readonly changed: ReadonlySet<ConversationId>;
};

/** Rows of an earlier version have none, others an empty list. */
const sameTags = ({ tagIds = [] }: Conversation) =>
  tagIds.length === 0 ? { 'tagIds.0': { $exists: false } } : { tagIds: [...tagIds] };

/** Writes what the events say into the rows of their conversations. */
export const makeWriteCachedRows = ({ conversations: table, events }: ConversationTables) => {
  const whyUnwritten = async (written: readonly Conversation[]): Promise<Unwritten> => {
    const gone = new Set<ConversationId>();
    const changed = new Set<ConversationId>();
    for (const { id, shopId, lastSeq } of written) {
      const scope = scopeOfShop(shopId);
      const row = await table.raw.findOne(scope, { _id: id }, { projection: { _id: 1, lastSeq: 1 } });
      if (row === null) {
        // Events without a conversation: another process erased it while this one appended.
        await events.removeAll(scope, { conversationId: id });
        gone.add(id);
      } else if (row.lastSeq < lastSeq) changed.add(id);
    }
    return { gone, changed };
  };

  return async (conversations: readonly Conversation[]): Promise<Unwritten> => {
    const matched =
      conversations.length === 0
        ? 0
        : await table.raw.updateEach(
            conversations.map((conversation) => ({
              reach: scopeOfShop(conversation.shopId),
              where: {
                _id: conversation.id,
                // Only forward: a row that another process has updated further stays.
                lastSeq: { $lt: conversation.lastSeq },
                // The promised end and the keys of lists are worked out from these two.
                subjectKeys: [...conversation.subjectKeys],
                ...sameTags(conversation),
              },
              change: { $set: cachedColumns(conversation) },
            })),
          );
    return matched === conversations.length
      ? { gone: new Set(), changed: new Set() }
      : whyUnwritten(conversations);
  };
};
