import { outOfTurn } from '../../../domain/model/conversation/appended.ts';
import {
  applyToCache,
  type Conversation,
  type ConversationEvent,
} from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { DiskFull, DUPLICATE, isFullReply, isLossCode, unavailable } from '../base/database-error.ts';
import type { Refusal } from '../base/raw-shop-table.ts';
import type { BehindNotes } from './conversation-behind-notes.ts';
import type { ConversationCacheWriter } from './conversation-cache-writer.ts';
import type { ConversationHeads } from './conversation-heads.ts';
import type { ConversationReader } from './conversation-reader.ts';
import { type ConversationTables, type EventRow, eventRow } from './conversation-rows.ts';
import {
  type AloneTask,
  type AppendTask,
  type ConversationMemory,
  forgetHead,
  type HeldConversation,
  noteStored,
} from './held-conversations.ts';

/** Events of one lot at most. */
const LOT_SIZE = 500;
/** Lots on their way at the same time. */
const LOTS = 1;
/** After losing its place to other processes this often, an append gives up. */
const MOST_LOST_RACES = 100;

/** An event with the place it is to take, and the conversation before it. */
type Place = {
  readonly held: HeldConversation;
  readonly task: AppendTask;
  readonly event: ConversationEvent;
  readonly before: Conversation;
};

/**
 * The write path: group commit with dense numbers. What arrives while a lot is being written goes out together as
 * the next one. A lot holds at most one event of a conversation, and the next event of that conversation waits for
 * it: so an insert that fails takes no number, and no hole can arise. Who is right when two processes write to one
 * conversation is decided by the unique keys alone: (conversation, ref) and (shop, conversation, seq). Decision 0013.
 */
export const makeEventWriter = (deps: {
  tables: Pick<ConversationTables, 'inTime' | 'whileConnected'> & {
    events: Pick<ConversationTables['events'], 'insertUnordered'>;
  };
  memory: ConversationMemory;
  reader: ConversationReader;
  heads: ConversationHeads;
  cache: ConversationCacheWriter;
  notes: Pick<BehindNotes, 'hold' | 'stored'>;
  /** A head that the database bore out longer ago than this is read again, in milliseconds. */
  trustMs: number;
}) => {
  const { tables, memory, reader, heads, cache, notes, trustMs } = deps;
  const ready = new Set<HeldConversation>();
  const waitingForIdle: (() => void)[] = [];
  let open = 0;
  let lotsUnderWay = 0;
  let isScheduled = false;

  const enqueue = (id: ConversationId, task: AppendTask | AloneTask): void => {
    const held = memory.take(id);
    held.tasks.push(task);
    open += 1;
    if (held.isBusy) return;
    ready.add(held);
    schedule();
  };
  /** At the end of this turn of the event loop, so that what came in together goes out together. */
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      fillLots();
    });
  };
  const release = (held: HeldConversation): void => {
    held.isBusy = false;
    if (held.tasks.length > 0) ready.add(held);
    schedule();
  };
  const closed = (count: number): void => {
    open -= count;
    if (open === 0) for (const resolve of waitingForIdle.splice(0)) resolve();
  };
  /** The first task of the held is over. */
  const finish = (held: HeldConversation): void => {
    held.tasks.shift();
    closed(1);
    release(held);
  };
  /** All appends that wait are refused: stored now, they would overtake the one that the client sends again. */
  const fail = (held: HeldConversation, error: unknown): void => {
    const refused = held.tasks.filter((task) => task.kind === 'append');
    const rest = held.tasks.filter((task) => task.kind === 'alone');
    held.tasks.splice(0, held.tasks.length, ...rest);
    for (const task of refused) task.reject(error);
    closed(refused.length);
    release(held);
  };

  const fillLots = (): void => {
    while (lotsUnderWay < LOTS) {
      const lot: Place[] = [];
      for (const held of ready) {
        ready.delete(held);
        const place = nextPlace(held);
        if (place !== null) lot.push(place);
        if (lot.length === LOT_SIZE) break;
      }
      if (lot.length === 0) return;
      lotsUnderWay += 1;
      void write(lot).finally(() => {
        lotsUnderWay -= 1;
        schedule();
      });
    }
  };
  const nextPlace = (held: HeldConversation): Place | null => {
    const task = held.tasks[0];
    if (task === undefined || held.isBusy) return null;
    held.isBusy = true;
    if (task.kind === 'alone') {
      void tables
        .whileConnected(task.run())
        .catch(() => undefined)
        .finally(() => finish(held));
      return null;
    }
    const before = held.head;
    const isUsable =
      before !== null &&
      before.shopId === task.scope.shopId &&
      !held.isUnsure &&
      (task.hasReadHead || isTrusted(held));
    if (!isUsable) {
      void readHead(held, task);
      return null;
    }
    if (task.after !== null && !task.isInTurn && !held.newestRefs.includes(task.after)) {
      void readBefore(held, task, task.after);
      return null;
    }
    return { held, task, before, event: Object.freeze({ ...task.event, seq: before.lastSeq + 1 }) };
  };
  const isTrusted = (held: HeldConversation): boolean =>
    !held.isUnsure && performance.now() - held.provedAt <= trustMs;

  /** Reads the head under the scope of the task that waits; a conversation that is not in it gives null. */
  const readHead = async (held: HeldConversation, task: AppendTask): Promise<void> => {
    try {
      if (await refreshHead(held, task)) return release(held);
      task.resolve(null);
      finish(held);
      memory.leave(held);
    } catch (error) {
      fail(held, error);
    }
  };
  /** Whether the event that the sender wrote before this one is stored; a repeat is answered in any case. */
  const readBefore = async (held: HeldConversation, task: AppendTask, after: string): Promise<void> => {
    try {
      for (const ref of [after, task.event.ref]) {
        task.isInTurn ||= (await reader.eventByRef(task.scope, held.id, ref)) !== null;
      }
      if (task.isInTurn) return release(held);
      task.reject(outOfTurn(after));
      finish(held);
    } catch (error) {
      fail(held, error);
    }
  };
  const refreshHead = async (held: HeldConversation, task: AppendTask): Promise<boolean> => {
    const isThere = await heads.read(held, task.scope);
    if (!isThere && held.head?.shopId === task.scope.shopId) forgetHead(held);
    task.hasReadHead = isThere;
    return isThere;
  };

  const write = async (lot: readonly Place[]): Promise<void> => {
    const own = lot.map((place) => place.held);
    try {
      await notes.hold(own);
    } catch (error) {
      for (const held of own) fail(held, error);
      own.forEach(notes.stored);
      return;
    }
    await store(lot);
    own.forEach(notes.stored);
  };
  const store = async (lot: readonly Place[]): Promise<void> => {
    let refusals: Map<number, Refusal>;
    try {
      refusals = await insertLot(lot.map((place) => eventRow(place.event)));
    } catch (error) {
      // It is not known what the database has.
      for (const { held } of lot) {
        held.isUnsure = true;
        held.changes += 1;
        cache.mark(held);
        fail(held, error);
      }
      return;
    }
    lot.forEach((place, index) => {
      const refusal = refusals.get(index);
      if (refusal === undefined) accept(place);
      else if (refusal.code === DUPLICATE) void judge(place);
      else if (isFullReply(refusal)) fail(place.held, new DiskFull());
      else if (isLossCode(refusal.code)) fail(place.held, unavailable());
      else {
        place.task.reject(new Error(`The database refused an event: ${refusal.errmsg}`));
        finish(place.held);
      }
    });
  };
  /**
   * Inserts what it can; returns the refusals by their place in the lot. The bare command, because the driver's own
   * bulk insert reports a broken connection and a refused row as one kind of error, and only an answer of the
   * database that accounts for every row may be taken for a confirmation.
   * @throws when it is not known what the database has
   */
  const insertLot = async (rows: readonly EventRow[]): Promise<Map<number, Refusal>> => {
    const reply = await tables.inTime(tables.events.insertUnordered(rows));
    const refusals = reply.writeErrors ?? [];
    if (reply.n + refusals.length !== rows.length) throw unavailable();
    return new Map(refusals.map((refusal) => [refusal.index, refusal]));
  };

  const accept = ({ held, task, event, before }: Place): void => {
    // A read may have brought the head here, or past it, in the meantime.
    const head = held.head ?? before;
    const after = head.lastSeq === event.seq - 1 ? Object.freeze(applyToCache(head, event)) : head;
    held.head = after;
    held.provedAt = performance.now();
    cache.mark(held);
    noteStored(held, event.ref);
    task.resolve({ event, conversation: after, isRepeat: false });
    finish(held);
  };

  /** A unique key refused the event: it is stored already, or another process took its place. */
  const judge = async ({ held, task, event }: Place): Promise<void> => {
    try {
      const stored = await reader.eventByRef(task.scope, held.id, event.ref);
      const isHeadRight = stored !== null && held.head !== null && stored.seq <= held.head.lastSeq;
      const isThere = isHeadRight || (await refreshHead(held, task));
      if (!isThere || held.head === null) {
        task.resolve(null);
        return finish(held);
      }
      if (stored !== null) {
        noteStored(held, event.ref);
        // Under our own id, in the very place we asked for, it is no repeat: the driver sent the lot twice.
        const isOwn = stored.id === event.id && stored.seq === event.seq;
        task.resolve({ event: stored, conversation: held.head, isRepeat: !isOwn });
        return finish(held);
      }
      task.lostRaces += 1;
      if (task.lostRaces > MOST_LOST_RACES) throw unavailable();
      release(held);
    } catch (error) {
      fail(held, error);
    }
  };

  return {
    enqueue,
    isTrusted,
    isIdle: (): boolean => open === 0,
    /** Resolves when nothing waits or is being written. */
    idle(): Promise<void> {
      return open === 0 ? Promise.resolve() : new Promise((resolve) => waitingForIdle.push(resolve));
    },
  };
};
