import { type Connection, trusted, type UpdateQuery } from 'mongoose';
import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { isInScope } from '../../scope.ts';
import { makeConversationCacheWriter } from './conversation-cache-writer.ts';
import { makeConversationHeads } from './conversation-heads.ts';
import { forgetHead, type MemoryEntry, makeConversationMemory } from './conversation-memory.ts';
import { makeConversationReader } from './conversation-reader.ts';
import { type ConversationRow, conversationTables } from './conversation-rows.ts';
import { makeDeletedConversations } from './deleted-conversations.ts';
import { makeEventWriter } from './event-writer.ts';
import { makeScreenNotes } from './multi-process/screen-notes.ts';
import { makeStaleNotes } from './stale-notes.ts';

export type ConversationStoreOptions = {
  /** In milliseconds. */
  trustMs?: number;
  onLot?(events: number, seconds: number): void;
  isShared?: boolean;
};

type WorkOut = (known: Conversation) => {
  readonly change: UpdateQuery<ConversationRow>;
  readonly changes: Partial<Conversation>;
};

const TRUST_MS = 30_000;
/** With other processes, in milliseconds. */
const TRUST_SHARED_MS = 5_000;

/** `load` reads the database, `atHand` the cache. */
export const makeConversationCore = (
  connection: Connection,
  { isShared = false, trustMs = isShared ? TRUST_SHARED_MS : TRUST_MS, onLot }: ConversationStoreOptions,
) => {
  const tables = conversationTables(connection);
  const memory = makeConversationMemory();
  const reader = makeConversationReader(tables, memory, isShared);
  const notes = makeStaleNotes(connection);
  const screens = makeScreenNotes(connection);
  const noteForScreens = async (scope: ShopScope, id: ConversationId): Promise<void> => {
    if (isShared) await screens.put(scope, id);
  };
  const heads = makeConversationHeads(reader, {
    mark: (entry) => cache.mark(entry),
    forget: (entry) => cache.forget(entry),
  });
  const cache = makeConversationCacheWriter(tables, memory, notes, heads.read, isShared);
  const writer = makeEventWriter({
    tables,
    memory,
    reader,
    heads,
    cache,
    notes,
    trustMs,
    onLot,
    ...(isShared && { gone: makeDeletedConversations(tables) }),
  });

  const load = async (scope: ShopScope | ShopsScope, id: ConversationId): Promise<Conversation | null> => {
    const entry = memory.take(id);
    if (await heads.read(entry, scope)) return entry.head;
    if (entry.head !== null && isInScope(scope, entry.head) && !entry.isBusy) forgetHead(entry);
    memory.leave(entry);
    return null;
  };
  /** Null: ask the database. */
  const atHand = (scope: ShopScope | ShopsScope, id: ConversationId): Conversation | null => {
    const entry = memory.at(id);
    if (entry === null || entry.head === null || entry.isUnsure || !isInScope(scope, entry.head)) return null;
    return entry.isBusy || writer.isTrusted(entry) ? memory.take(id).head : null;
  };
  const patch = (id: ConversationId, changes: Partial<Conversation>): void => {
    const entry = memory.at(id);
    if (entry === null) return;
    entry.changes += 1;
    if (entry.head !== null) entry.head = Object.freeze({ ...entry.head, ...changes });
  };
  /** No concurrent appends. */
  const inTurn = <T>(id: ConversationId, work: (entry: MemoryEntry) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = () => work(memory.take(id)).then(resolve, reject);
      writer.enqueue(id, { kind: 'alone', run });
    });
  const forChange = async (scope: ShopScope, id: ConversationId): Promise<Conversation | null> =>
    (isShared ? null : atHand(scope, id)) ?? load(scope, id);
  /** Retried when another process updated the row. */
  const changeFrom = async (scope: ShopScope, id: ConversationId, workOut: WorkOut): Promise<void> => {
    let known = await forChange(scope, id);
    while (known !== null) {
      const { change, changes } = workOut(known);
      const where = { _id: id, lastSeq: trusted({ $lte: known.lastSeq }) };
      if (await tables.conversations.update(scope, where, change)) return patch(id, changes);
      known = await load(scope, id);
    }
  };
  return {
    tables,
    memory,
    reader,
    heads,
    cache,
    notes,
    screens,
    noteForScreens,
    writer,
    isShared,
    load,
    atHand,
    forChange,
    changeFrom,
    patch,
    inTurn,
  };
};
export type ConversationCore = ReturnType<typeof makeConversationCore>;
