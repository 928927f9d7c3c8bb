import type { Connection } from 'mongoose';
import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { isInScope } from '../../scope.ts';
import { makeBehindNotes } from './conversation-behind-notes.ts';
import { makeConversationCacheWriter } from './conversation-cache-writer.ts';
import { makeConversationHeads } from './conversation-heads.ts';
import { makeConversationReader } from './conversation-reader.ts';
import { conversationTables } from './conversation-rows.ts';
import { makeEventWriter } from './event-writer.ts';
import { forgetHead, type HeldConversation, makeConversationMemory } from './held-conversations.ts';

export type ConversationStoreOptions = {
  /**
   * How long a conversation in memory is trusted without asking the database, in milliseconds. The longer, the later
   * this process learns what another one did; a process that is alone may use a long time.
   */
  trustMs?: number;
};

const TRUST_MS = 30_000;

/** What the parts of the store share. `load` reads, `atHand` does not, `patch` follows a change of the row. */
export const makeConversationCore = (
  connection: Connection,
  { trustMs = TRUST_MS }: ConversationStoreOptions,
) => {
  const tables = conversationTables(connection);
  const memory = makeConversationMemory();
  const reader = makeConversationReader(tables);
  const notes = makeBehindNotes(connection);
  const heads = makeConversationHeads(reader, {
    mark: (held) => cache.mark(held),
    forget: (held) => cache.forget(held),
  });
  const cache = makeConversationCacheWriter(tables, memory, notes, heads.read);
  const writer = makeEventWriter({ tables, memory, reader, heads, cache, notes, trustMs });

  const load = async (scope: ShopScope | ShopsScope, id: ConversationId): Promise<Conversation | null> => {
    const held = memory.take(id);
    if (await heads.read(held, scope)) return held.head;
    if (held.head !== null && isInScope(scope, held.head) && !held.isBusy) forgetHead(held);
    memory.leave(held);
    return null;
  };
  /** What is in memory and may be taken for right; null when the database has to be asked. */
  const atHand = (scope: ShopScope | ShopsScope, id: ConversationId): Conversation | null => {
    const held = memory.at(id);
    if (held === null || held.head === null || held.isUnsure || !isInScope(scope, held.head)) return null;
    return held.isBusy || writer.isTrusted(held) ? memory.take(id).head : null;
  };
  /** A change of what is no cache: the row has it already. */
  const patch = (id: ConversationId, changes: Partial<Conversation>): void => {
    const held = memory.at(id);
    if (held === null) return;
    held.changes += 1;
    if (held.head !== null) held.head = Object.freeze({ ...held.head, ...changes });
  };
  /** In its turn, while nothing is appended to the conversation. */
  const inTurn = <T>(id: ConversationId, work: (held: HeldConversation) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = () => work(memory.take(id)).then(resolve, reject);
      writer.enqueue(id, { kind: 'alone', run });
    });
  return { tables, memory, reader, heads, cache, writer, load, atHand, patch, inTurn };
};
export type ConversationCore = ReturnType<typeof makeConversationCore>;
