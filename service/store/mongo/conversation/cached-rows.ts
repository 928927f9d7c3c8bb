import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { type ConversationTables, cachedColumns } from './conversation-rows.ts';

export type Unwritten = {
  readonly gone: ReadonlySet<ConversationId>;
  /** Read first. */
  readonly changed: ReadonlySet<ConversationId>;
};

/** Absent or empty. */
const sameTags = ({ tagIds = [] }: Conversation) =>
  tagIds.length === 0 ? { 'tagIds.0': { $exists: false } } : { tagIds: [...tagIds] };

export const makeWriteCachedRows = ({ conversations: table, events }: ConversationTables) => {
  const whyUnwritten = async (written: readonly Conversation[]): Promise<Unwritten> => {
    const gone = new Set<ConversationId>();
    const changed = new Set<ConversationId>();
    for (const { id, shopId, lastSeq } of written) {
      const scope = scopeOfShop(shopId);
      const row = await table.raw.findOne(scope, { _id: id }, { projection: { _id: 1, lastSeq: 1 } });
      if (row === null) {
        // Erased at another process.
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
                // Monotonic.
                lastSeq: { $lt: conversation.lastSeq },
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
