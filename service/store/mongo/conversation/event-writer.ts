import { outOfTurn } from '../../../domain/model/conversation/appended.ts';
import { placedEvent } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationHeads } from './conversation-heads.ts';
import type { AppendTask, ConversationMemory, MemoryEntry } from './conversation-memory.ts';
import type { ConversationReader } from './conversation-reader.ts';
import type { ConversationTables } from './conversation-rows.ts';
import { type Answer, addFollowing, type LotWriterDeps, makeLotWriter, type Place } from './lot-writer.ts';
import { makeTaskQueue } from './task-queue.ts';

/** Lots being written at the same time. */
const LOTS = 2;
/** Events of one lot at most. */
const LOT_SIZE = 500;
/** A lot beside another has events of at least this many conversations: however small, each costs the database about a millisecond. */
const LEAST_BESIDE = 24;

/**
 * Conversations whose events the next lot may hold; many are cut into as many lots as may be under way, so that one is
 * prepared while one is stored.
 */
const nextSize = (waiting: number, isBeside: boolean): number => {
  if (isBeside) return waiting < LEAST_BESIDE ? 0 : Math.min(waiting, LOT_SIZE);
  return Math.min(waiting < LEAST_BESIDE * LOTS ? waiting : Math.ceil(waiting / LOTS), LOT_SIZE);
};

type EventWriterDeps = LotWriterDeps & {
  tables: Pick<ConversationTables, 'whileConnected'>;
  memory: ConversationMemory;
  reader: ConversationReader;
  heads: ConversationHeads;
  /** A head that the database confirmed longer ago than this is read again, in milliseconds. */
  trustMs: number;
};

/**
 * The write path: group commit with dense numbers. What arrives while lots are being written goes out together as
 * the next one. Events of one conversation go in one lot or one lot after another, in the order of their numbers, and
 * the database stops at the first that it refuses: so an insert that fails takes no number, and no gap can arise. After
 * a refusal the next lot holds one event of each conversation, so that it cannot be stopped. A process that was paused
 * may still write after another took over its lease; then the unique keys decide: (conversation, ref) and (shop,
 * conversation, seq). Decision 0013.
 */
export const makeEventWriter = (deps: EventWriterDeps) => {
  const { tables, memory, reader, heads, trustMs } = deps;
  const queue = makeTaskQueue(memory, () => fillLots());
  const writeLot = makeLotWriter(deps, queue);
  let lotsUnderWay = 0;
  let isOneOfEach = false;
  /** In the order of the confirmations. */
  const unanswered: Answer[] = [];
  const answerAll = (): void => {
    for (const answer of unanswered.splice(0)) answer();
  };

  const fillLots = (): void => {
    while (lotsUnderWay < LOTS) {
      let left = nextSize(queue.ready.size, lotsUnderWay > 0);
      const lot: Place[] = [];
      for (const entry of queue.ready) {
        if (left === 0 || lot.length === LOT_SIZE) break;
        queue.ready.delete(entry);
        const place = nextPlace(entry);
        if (place === null) continue;
        left -= 1;
        lot.push(place);
        if (!isOneOfEach) addFollowing(lot, place, LOT_SIZE);
      }
      if (lot.length === 0) return;
      lotsUnderWay += 1;
      void writeLot(lot).then((answers) => {
        lotsUnderWay -= 1;
        isOneOfEach = answers.length < lot.length;
        for (const answer of answers) unanswered.push(answer);
        fillLots();
        // Answering a hundred senders takes as long as a third of a lot: the database has the next one meanwhile.
        if (lotsUnderWay === 0) answerAll();
        else setImmediate(answerAll);
      });
    }
  };

  /** The place of the first task's event; null when the task is no append, or something has to be read before. */
  const nextPlace = (entry: MemoryEntry): Place | null => {
    const task = entry.tasks[0];
    if (task === undefined || entry.isBusy) return null;
    entry.isBusy = true;
    if (task.kind === 'alone') {
      void tables
        .whileConnected(task.run())
        .catch(() => undefined)
        .finally(() => queue.finish(entry));
      return null;
    }
    const before = entry.head;
    const isUsable =
      before !== null &&
      before.shopId === task.scope.shopId &&
      !entry.isUnsure &&
      (task.hasReadHead || isTrusted(entry));
    if (!isUsable) {
      void readHead(entry, task);
      return null;
    }
    if (task.after !== null && !task.isInTurn && !entry.newestRefs.includes(task.after)) {
      void readBefore(entry, task, task.after);
      return null;
    }
    const refusal = task.isRepeat ? null : (task.refuse?.(before) ?? null);
    if (refusal !== null) {
      void refuseUnlessRepeat(entry, task, refusal);
      return null;
    }
    return { entry, task, before, event: placedEvent(task.event, before.lastSeq + 1), after: null };
  };
  const isTrusted = (entry: MemoryEntry): boolean =>
    !entry.isUnsure && performance.now() - entry.provedAt <= trustMs;

  /** Reads the head under the scope of the task that waits; a conversation outside it is answered with null. */
  const readHead = async (entry: MemoryEntry, task: AppendTask): Promise<void> => {
    try {
      if (await heads.refresh(entry, task)) return queue.release(entry);
      task.resolve(null);
      queue.finish(entry);
      memory.leave(entry);
    } catch (error) {
      queue.fail(entry, error);
    }
  };
  /** Whether the event that the sender wrote before this one is stored; a repeat is answered in any case. */
  const readBefore = async (entry: MemoryEntry, task: AppendTask, after: string): Promise<void> => {
    try {
      for (const ref of [after, task.event.ref]) {
        task.isInTurn ||= (await reader.eventByRef(task.scope, entry.id, ref)) !== null;
      }
      if (task.isInTurn) return queue.release(entry);
      task.reject(outOfTurn(after));
      queue.finish(entry);
    } catch (error) {
      queue.fail(entry, error);
    }
  };

  /** The sender may not know that an earlier call stored the event: that one is answered. */
  const refuseUnlessRepeat = async (entry: MemoryEntry, task: AppendTask, refusal: Error): Promise<void> => {
    try {
      task.isRepeat = (await reader.eventByRef(task.scope, entry.id, task.event.ref)) !== null;
      if (task.isRepeat) return queue.release(entry);
      task.reject(refusal);
      queue.finish(entry);
    } catch (error) {
      queue.fail(entry, error);
    }
  };

  const { enqueue, isIdle, idle } = queue;
  return { enqueue, isTrusted, isIdle, idle };
};
