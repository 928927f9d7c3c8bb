import { type Connection, trusted, type UpdateQuery } from 'mongoose';
import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { isInScope } from '../../scope.ts';
import { makeScreenNotes } from './beside-others/screen-notes.ts';
import { makeBehindNotes } from './conversation-behind-notes.ts';
import { makeConversationCacheWriter } from './conversation-cache-writer.ts';
import { makeConversationHeads } from './conversation-heads.ts';
import { forgetHead, type MemoryEntry, makeConversationMemory } from './conversation-memory.ts';
import { makeConversationReader } from './conversation-reader.ts';
import { type ConversationRow, conversationTables } from './conversation-rows.ts';
import { makeEventWriter } from './event-writer.ts';
import { makeGoneConversations } from './gone-conversations.ts';

export type ConversationStoreOptions = {
  /**
   * How long a conversation in memory is trusted without asking the database, in milliseconds. A longer time delays
   * what this process learns from others; a process that is alone may use a long time.
   */
  trustMs?: number;
  /** Called for each write of events: how many, and the seconds until the database confirmed it. */
  onLot?(events: number, seconds: number): void;
  /** Other processes write to the same conversations. */
  isShared?: boolean;
};

/** How a row is to be changed, and what that is in memory. */
type WorkOut = (known: Conversation) => {
  readonly change: UpdateQuery<ConversationRow>;
  readonly changes: Partial<Conversation>;
};

const TRUST_MS = 30_000;
/** The same beside other processes: what a lost hint leaves behind may be as old as this. */
const TRUST_SHARED_MS = 5_000;

/**
 * What the parts of the store share. `load` reads the database, `atHand` only the memory, `patch` follows a change of
 * the row.
 */
export const makeConversationCore = (
  connection: Connection,
  { isShared = false, trustMs = isShared ? TRUST_SHARED_MS : TRUST_MS, onLot }: ConversationStoreOptions,
) => {
  const tables = conversationTables(connection);
  const memory = makeConversationMemory();
  const reader = makeConversationReader(tables, memory, isShared);
  const notes = makeBehindNotes(connection);
  const screens = makeScreenNotes(connection);
  /** Other processes show it; alone there is nobody to note it for. */
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
    ...(isShared && { gone: makeGoneConversations(tables) }),
  });

  const load = async (scope: ShopScope | ShopsScope, id: ConversationId): Promise<Conversation | null> => {
    const entry = memory.take(id);
    if (await heads.read(entry, scope)) return entry.head;
    if (entry.head !== null && isInScope(scope, entry.head) && !entry.isBusy) forgetHead(entry);
    memory.leave(entry);
    return null;
  };
  /** The conversation from memory when it can be trusted; null when the database has to be asked. */
  const atHand = (scope: ShopScope | ShopsScope, id: ConversationId): Conversation | null => {
    const entry = memory.at(id);
    if (entry === null || entry.head === null || entry.isUnsure || !isInScope(scope, entry.head)) return null;
    return entry.isBusy || writer.isTrusted(entry) ? memory.take(id).head : null;
  };
  /** Applies a change that the row has already and that is not part of the cache. */
  const patch = (id: ConversationId, changes: Partial<Conversation>): void => {
    const entry = memory.at(id);
    if (entry === null) return;
    entry.changes += 1;
    if (entry.head !== null) entry.head = Object.freeze({ ...entry.head, ...changes });
  };
  /** Runs in turn, while nothing is appended to the conversation. */
  const inTurn = <T>(id: ConversationId, work: (entry: MemoryEntry) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = () => work(memory.take(id)).then(resolve, reject);
      writer.enqueue(id, { kind: 'alone', run });
    });
  /** What a change is worked out from. */
  const forChange = async (scope: ShopScope, id: ConversationId): Promise<Conversation | null> =>
    (isShared ? null : atHand(scope, id)) ?? load(scope, id);
  /**
   * Changes the row by what is worked out from the conversation, and anew when another process has written newer events
   * into the row meanwhile. In turn, so that this process does not.
   */
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
