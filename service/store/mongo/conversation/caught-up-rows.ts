import type { ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import type { ConversationReader } from './conversation-reader.ts';
import { type ConversationRow, conversationOf } from './conversation-rows.ts';

/** Rows may lack events of others. */
export const makeCaughtUpRows =
  (reader: Pick<ConversationReader, 'current'>) =>
  async (
    scope: ShopsScope,
    rows: readonly ConversationRow[],
    noted: readonly ConversationId[],
    isWanted: (conversation: Conversation) => boolean,
  ): Promise<Conversation[]> => {
    const found = new Map(rows.map((row) => [row._id, conversationOf(row)]));
    for (const one of await reader.current(scope, noted)) found.set(one.id, one);
    return [...found.values()].filter((one) => one.restrictedAt === null && isWanted(one));
  };
