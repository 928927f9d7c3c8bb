import { outOfTurn } from '../../../domain/model/conversation/appended.ts';
import { placedEvent } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationHeads } from './conversation-heads.ts';
import type { AppendTask, ConversationMemory, MemoryEntry } from './conversation-memory.ts';
import type { ConversationReader } from './conversation-reader.ts';
import type { ConversationTables } from './conversation-rows.ts';
import { type Answer, addFollowing, type LotWriterDeps, makeLotWriter, type Place } from './lot-writer.ts';
import { makeTaskQueue } from './task-queue.ts';

/** Concurrent batches. */
const LOTS = 2;
/** Events per batch. */
const LOT_SIZE = 500;
/** Minimum conversations of a concurrent batch: each costs the database about a millisecond. */
const LEAST_IN_PARALLEL = 24;

/** Conversations per batch; many are split, so that one is prepared while another is stored. */
const nextSize = (waiting: number, isBeside: boolean): number => {
  if (isBeside) return waiting < LEAST_IN_PARALLEL ? 0 : Math.min(waiting, LOT_SIZE);
  return Math.min(waiting < LEAST_IN_PARALLEL * LOTS ? waiting : Math.ceil(waiting / LOTS), LOT_SIZE);
};

type EventWriterDeps = LotWriterDeps & {
  tables: Pick<ConversationTables, 'whileConnected'>;
  memory: ConversationMemory;
  reader: ConversationReader;
  heads: ConversationHeads;
  /** Cache trust time of heads, in milliseconds. */
  trustMs: number;
};

/**
 * Write path: group commit with dense `seq`. Events of a conversation go out in order, and the ordered insert
 * stops at the first refusal, so there are no gaps. Unique keys (conversation, ref) and (shop, conversation,
 * seq) protect against a paused process.
 */
export const makeEventWriter = (deps: EventWriterDeps) => {
  const { tables, memory, reader, heads, trustMs } = deps;
  const queue = makeTaskQueue(memory, () => fillLots());
  const writeLot = makeLotWriter(deps, queue);
  let lotsUnderWay = 0;
  let isOneOfEach = false;
  /** In order of confirmation. */
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
        // Sent while the database stores the next batch.
        if (lotsUnderWay === 0) answerAll();
        else setImmediate(answerAll);
      });
    }
  };

  /** Place of the first append; null when a read is needed first. */
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

  /** Reads the head in the task's scope; outside it the answer is null. */
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
  /** Whether the required earlier event is stored; repeats are answered anyway. */
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

  /** A repeat of a stored event is acknowledged. */
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
