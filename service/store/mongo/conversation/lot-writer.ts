import { applyToCache } from '../../../domain/model/conversation/apply-to-cache.ts';
import {
  type Conversation,
  type ConversationEvent,
  placedEvent,
} from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { DiskFull, DUPLICATE, isFullReply, isLossCode, unavailable } from '../base/database-error.ts';
import type { Refusal } from '../base/raw-shop-table.ts';
import type { ConversationCacheWriter } from './conversation-cache-writer.ts';
import type { ConversationHeads } from './conversation-heads.ts';
import { type AppendTask, forgetHead, type MemoryEntry, noteStored } from './conversation-memory.ts';
import type { ConversationReader } from './conversation-reader.ts';
import { type ConversationTables, eventRow } from './conversation-rows.ts';
import type { DeletedConversations } from './deleted-conversations.ts';
import type { StaleNotes } from './stale-notes.ts';
import type { TaskQueue } from './task-queue.ts';

/** Lost races after which an append is refused. */
const MAX_LOST_RACES = 100;

/** An event with its place and the conversation before it. */
export type Place = {
  readonly entry: MemoryEntry;
  readonly task: AppendTask;
  readonly event: ConversationEvent;
  readonly before: Conversation;
  /** The conversation after it; computed lazily. */
  after: Conversation | null;
};
const afterOf = (place: Place): Conversation => {
  place.after ??= Object.freeze(applyToCache(place.before, place.event));
  return place.after;
};

/** The cached conversation after the event. */
const staleHead = (place: Place): Conversation => {
  const { entry, event, before } = place;
  const head = entry.head ?? before;
  if (head === before) return afterOf(place);
  // A read may have advanced the head meanwhile.
  return head.lastSeq === event.seq - 1 ? Object.freeze(applyToCache(head, event)) : head;
};

/**
 * Adds following events of the conversation, until one needs a read or refusal.
 * @param most events per batch
 */
export const addFollowing = (lot: Place[], first: Place, most: number): void => {
  const { entry } = first;
  const refs = [...entry.newestRefs, first.event.ref];
  let last = first;
  for (let next = 1; next < entry.tasks.length && lot.length < most; next += 1) {
    const task = entry.tasks[next];
    if (task?.kind !== 'append' || task.scope.shopId !== last.before.shopId) return;
    const { event, after } = task;
    const isInTurn = after === null || task.isInTurn || refs.includes(after);
    if (!isInTurn || refs.includes(event.ref)) return;
    const before = afterOf(last);
    if (!task.isRepeat && (task.refuse?.(before) ?? null) !== null) return;
    last = { entry, task, before, event: placedEvent(event, before.lastSeq + 1), after: null };
    lot.push(last);
    refs.push(event.ref);
  }
};

export type Answer = () => void;

/** Events of one insert, in order per conversation. */
type EventLot = readonly Place[];

export type LotWriterDeps = {
  tables: Pick<ConversationTables, 'inTime'> & {
    events: Pick<ConversationTables['events'], 'insertUnordered' | 'insertUntilRefused'>;
  };
  reader: Pick<ConversationReader, 'eventByRef'>;
  heads: Pick<ConversationHeads, 'refresh'>;
  cache: Pick<ConversationCacheWriter, 'mark'>;
  notes: Pick<StaleNotes, 'hold' | 'stored'>;
  onLot?: ((events: number, seconds: number) => void) | undefined;
  /** Only with other processes. */
  gone?: DeletedConversations;
};

const hasOneOfEach = (lot: EventLot): boolean => new Set(lot.map(({ entry }) => entry)).size === lot.length;

/**
 * Ordered insert; returns refusals by index and the number of events processed. Bare command: the driver's
 * bulk insert mixes broken connections with refusals. Only a reply that covers every row confirms.
 * @throws when the result is unknown
 */
const insertLot = async (
  { tables, onLot }: Pick<LotWriterDeps, 'tables' | 'onLot'>,
  lot: EventLot,
): Promise<{ refusals: Map<number, Refusal>; judged: number }> => {
  const rows = lot.map((place) => eventRow(place.event));
  const isInOrder = !hasOneOfEach(lot);
  const startedAt = performance.now();
  const reply = await tables.inTime(
    isInOrder ? tables.events.insertUntilRefused(rows) : tables.events.insertUnordered(rows),
  );
  onLot?.(rows.length, (performance.now() - startedAt) / 1_000);
  const refusals = reply.writeErrors ?? [];
  const first = refusals[0];
  const judged = isInOrder && first !== undefined ? first.index + 1 : rows.length;
  if (reply.n + refusals.length !== judged) throw unavailable();
  return { refusals: new Map(refusals.map((refusal) => [refusal.index, refusal])), judged };
};

/**
 * Inserts a batch and settles each event: stored, refused, or moved after a duplicate key. Notes are stored
 * before events.
 */
export const makeLotWriter = (
  deps: LotWriterDeps,
  queue: Pick<TaskQueue, 'release' | 'finish' | 'fail' | 'pass' | 'answered'>,
) => {
  const { reader, heads, cache, notes, gone } = deps;

  const accept = (place: Place): Answer => {
    const { entry, task, event } = place;
    const after = staleHead(place);
    entry.head = after;
    // With other processes, marks, tags and addresses may be stale.
    if (gone === undefined) entry.provedAt = performance.now();
    cache.mark(entry);
    noteStored(entry, event.ref);
    queue.pass(entry);
    return () => {
      task.resolve({ event, conversation: after, isRepeat: false });
      queue.answered();
    };
  };

  /** Duplicate: stored already, or the place was taken. */
  const settleDuplicate = async ({ entry, task, event }: Place): Promise<void> => {
    try {
      const stored = await reader.eventByRef(task.scope, entry.id, event.ref);
      const isHeadRight = stored !== null && entry.head !== null && stored.seq <= entry.head.lastSeq;
      const isThere = isHeadRight || (await heads.refresh(entry, task));
      if (!isThere || entry.head === null) {
        task.resolve(null);
        return queue.finish(entry);
      }
      if (stored !== null) {
        noteStored(entry, event.ref);
        // Own id at the requested place: the driver sent the batch twice.
        const isOwn = stored.id === event.id && stored.seq === event.seq;
        task.resolve({ event: stored, conversation: entry.head, isRepeat: !isOwn });
        return queue.finish(entry);
      }
      task.lostRaces += 1;
      if (task.lostRaces > MAX_LOST_RACES) throw unavailable();
      queue.release(entry);
    } catch (error) {
      queue.fail(entry, error);
    }
  };

  const settle = (place: Place, refusal: Refusal): void => {
    const { entry, task } = place;
    if (refusal.code === DUPLICATE) void settleDuplicate(place);
    else if (isFullReply(refusal)) queue.fail(entry, new DiskFull());
    else if (isLossCode(refusal.code)) queue.fail(entry, unavailable());
    else {
      task.reject(new Error(`The database refused an event: ${refusal.errmsg}`));
      queue.finish(entry);
    }
  };
  /** Erased at another process before the append: remove the event and reply so. */
  const takeBack = async ({ entry, task, before }: Place): Promise<void> => {
    try {
      await gone?.removeEvents(before);
      forgetHead(entry);
      task.resolve(null);
      queue.finish(entry);
    } catch (error) {
      queue.fail(entry, error);
    }
  };
  const store = async (lot: EventLot): Promise<Answer[]> => {
    let inserted: Awaited<ReturnType<typeof insertLot>>;
    let erased: ReadonlySet<ConversationId> | undefined;
    try {
      [inserted, erased] = await Promise.all([
        insertLot(deps, lot),
        gone?.among(lot.map((place) => place.before)),
      ]);
    } catch (error) {
      // Unknown result.
      for (const { entry } of lot) {
        entry.isUnsure = true;
        entry.changes += 1;
        cache.mark(entry);
        queue.fail(entry, error);
      }
      return [];
    }
    const answers: Answer[] = [];
    /** Events after a refused one get another place. */
    const unsettled = new Set<MemoryEntry>();
    for (const [index, place] of lot.slice(0, inserted.judged).entries()) {
      const { entry } = place;
      if (unsettled.has(entry)) continue;
      const refusal = inserted.refusals.get(index);
      const isGone = erased?.has(entry.id) === true;
      if (isGone || refusal !== undefined) unsettled.add(entry);
      if (isGone) void takeBack(place);
      else if (refusal !== undefined) settle(place, refusal);
      else answers.push(accept(place));
    }
    for (const { entry } of lot) if (!unsettled.has(entry)) queue.release(entry);
    return answers;
  };

  /** Never rejects. The caller runs the returned answers. */
  return async (lot: EventLot): Promise<readonly Answer[]> => {
    const own = lot.map((place) => place.entry);
    try {
      await notes.hold(own);
    } catch (error) {
      for (const entry of own) queue.fail(entry, error);
      own.forEach(notes.stored);
      return [];
    }
    const answers = await store(lot);
    own.forEach(notes.stored);
    return answers;
  };
};
