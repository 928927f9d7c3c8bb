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
   * How long a conversation in memory is trusted without asking the database, in milliseconds. A longer time delays
   * what this process learns from others; a process that is alone may use a long time.
   */
  trustMs?: number;
};

const TRUST_MS = 30_000;

/**
 * What the parts of the store share. `load` reads the database, `atHand` only the memory, `patch` follows a change of
 * the row.
 */
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
  /** The conversation from memory when it can be trusted; null when the database has to be asked. */
  const atHand = (scope: ShopScope | ShopsScope, id: ConversationId): Conversation | null => {
    const held = memory.at(id);
    if (held === null || held.head === null || held.isUnsure || !isInScope(scope, held.head)) return null;
    return held.isBusy || writer.isTrusted(held) ? memory.take(id).head : null;
  };
  /** Applies a change that the row has already and that is not part of the cache. */
  const patch = (id: ConversationId, changes: Partial<Conversation>): void => {
    const held = memory.at(id);
    if (held === null) return;
    held.changes += 1;
    if (held.head !== null) held.head = Object.freeze({ ...held.head, ...changes });
  };
  /** Runs in turn, while nothing is appended to the conversation. */
  const inTurn = <T>(id: ConversationId, work: (held: HeldConversation) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = () => work(memory.take(id)).then(resolve, reject);
      writer.enqueue(id, { kind: 'alone', run });
    });
  return { tables, memory, reader, heads, cache, writer, load, atHand, patch, inTurn };
};
export type ConversationCore = ReturnType<typeof makeConversationCore>;
