import type { ShopScope, ShopsScope } from '../../../../service/domain/model/base/tenancy.ts';
import type {
  Conversation,
  ConversationEvent,
} from '../../../../service/domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export type Row = {
  conversation: Conversation;
  events: ConversationEvent[];
  byRef: Map<string, ConversationEvent>;
  searchedSeq: number;
};

export const makeConversationRows = () => {
  const rows = memoryTable<ConversationId, Row>('conversations');
  const rowOf = (scope: ShopScope | ShopsScope, id: ConversationId): Row | null => {
    const row = rows.get(id);
    return row !== undefined && isInScope(scope, row.conversation) ? row : null;
  };
  return {
    rows,
    rowOf,
    inScope: (scope: ShopScope | ShopsScope): Conversation[] =>
      [...rows.values()].map((row) => row.conversation).filter((row) => isInScope(scope, row)),
    /** False outside the scope. */
    change(scope: ShopScope, id: ConversationId, changes: Partial<Conversation>): boolean {
      const row = rowOf(scope, id);
      if (row === null) return false;
      row.conversation = frozenCopy({ ...row.conversation, ...changes });
      return true;
    },
    setSearched(scope: ShopScope, id: ConversationId, seq: number): void {
      const row = rowOf(scope, id);
      if (row !== null) row.searchedSeq = seq;
    },
    isTokenTaken: (tokenHash: string | null, id: ConversationId): boolean =>
      tokenHash !== null &&
      [...rows.values()].some(
        ({ conversation }) => conversation.tokenHash === tokenHash && conversation.id !== id,
      ),
  };
};
export type ConversationRows = ReturnType<typeof makeConversationRows>;
