import type { Types } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Appended, RefuseEvent } from '../../../domain/model/conversation/appended.ts';
import type { Conversation, NewEvent } from '../../../domain/model/conversation/conversation.ts';
import type { MemoryCounts } from '../../../domain/model/conversation/conversation-store.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';

export type AppendTask = {
  readonly kind: 'append';
  readonly scope: ShopScope;
  readonly event: NewEvent;
  /** `ref` of the event that must be stored before this one; null when the sender names none. */
  readonly after: string | null;
  readonly refuse: RefuseEvent | null;
  /** The event itself was found stored: it is answered, whatever `refuse` says. */
  isRepeat: boolean;
  /** The event `after` was found stored. */
  isInTurn: boolean;
  /** The head was read for this append: it cannot be any fresher. */
  hasReadHead: boolean;
  /** How often another process took the place of this event. */
  lostRaces: number;
  resolve(appended: Appended | null): void;
  reject(error: unknown): void;
};
/** Work on a conversation during which nothing is appended to it. */
export type AloneTask = { readonly kind: 'alone'; run(): Promise<void> };

/** A note, and those of its conversations whose rows are still behind. */
export type BehindNote = {
  readonly id: Types.ObjectId;
  readonly shopId: ShopId;
  readonly conversations: Set<MemoryEntry>;
};

/** One conversation as this process knows it, and the tasks that wait there. */
export type MemoryEntry = {
  readonly id: ConversationId;
  /** Null: not read yet, or gone. */
  head: Conversation | null;
  /** A write got no reply: the database may hold newer events than the head, which must be read before it is used. */
  isUnsure: boolean;
  /** Moment on the process's own clock at which the database last confirmed the head, in milliseconds. */
  provedAt: number;
  /** `ref`s of the newest events, oldest first, as far as this process stored them. */
  newestRefs: readonly string[];
  /** In the order of the calls; the first one is under way when `isBusy`. */
  readonly tasks: (AppendTask | AloneTask)[];
  isBusy: boolean;
  /** Its row does not have the cached fields yet: it must not leave the memory, but its head may. */
  isRowBehind: boolean;
  /** The note in the database that its row may be behind. */
  note: BehindNote | null;
  /** An event of it is being stored. */
  isStoring: boolean;
  /** Counts changes that a read which is under way may have missed. */
  changes: number;
};

/** Conversations whose heads are kept in memory when nothing is under way in them. */
const CAPACITY = 10_000;
/** How far the memory may exceed its capacity before it is shed again, as a part of the capacity. */
const SLACK = 0.1;

const isResting = (entry: MemoryEntry): boolean =>
  entry.tasks.length === 0 && !entry.isBusy && !entry.isStoring;

/**
 * The conversations in memory; the least recently used leave first. One whose row is behind stays as an id, and its
 * head is read from the database when it is needed.
 */
export const makeConversationMemory = (capacity = CAPACITY) => {
  const memory = new Map<ConversationId, MemoryEntry>();
  let shedAt = capacity;
  const shed = (): void => {
    let excess = memory.size - capacity;
    for (const [id, entry] of memory) {
      if (excess <= 0) break;
      excess -= 1;
      if (!isResting(entry)) continue;
      if (!entry.isRowBehind) memory.delete(id);
      else if (entry.note !== null) leaveHead(entry);
    }
    shedAt = Math.max(capacity, memory.size) + Math.ceil(capacity * SLACK);
  };
  return {
    at: (id: ConversationId): MemoryEntry | null => memory.get(id) ?? null,
    /** Marks it as used now. */
    take(id: ConversationId): MemoryEntry {
      const entry = memory.get(id) ?? {
        id,
        head: null,
        isUnsure: false,
        provedAt: 0,
        newestRefs: NO_REFS,
        tasks: [],
        isBusy: false,
        isRowBehind: false,
        note: null,
        isStoring: false,
        changes: 0,
      };
      memory.delete(id);
      memory.set(id, entry);
      if (memory.size > shedAt) shed();
      return entry;
    },
    /** Drops one that has nothing under way. */
    leave(entry: MemoryEntry): void {
      if (isResting(entry) && !entry.isRowBehind && memory.get(entry.id) === entry) memory.delete(entry.id);
    },
    /** Keeps the memory within its capacity. */
    shed,
    memoryCounts(): MemoryCounts {
      const all = [...memory.values()];
      return {
        conversations: all.length,
        heads: all.filter(({ head }) => head !== null).length,
        behind: all.filter(({ isRowBehind }) => isRowBehind).length,
      };
    },
  };
};
export type ConversationMemory = ReturnType<typeof makeConversationMemory>;

/**
 * Enough for the sender's previous message and what others wrote in between; an older one is looked up in the
 * database.
 */
const NEWEST_REFS = 4;
const NO_REFS: readonly string[] = [];
/** Into a list of its own: one that grew has room for sixteen more, in thousands of entries. */
export const noteStored = (entry: MemoryEntry, ref: string): void => {
  const { newestRefs } = entry;
  const kept = newestRefs.length < NEWEST_REFS ? newestRefs : newestRefs.slice(1 - NEWEST_REFS);
  entry.newestRefs = kept.concat(ref);
};

/** Takes off the task that is done; a list that grew keeps its room until its length is set. */
export const taskDone = ({ tasks }: MemoryEntry): void => {
  if (tasks.length > 1) tasks.shift();
  else tasks.length = 0;
};

/** It was erased, or is not there. */
export const forgetHead = (entry: MemoryEntry): void => {
  entry.head = null;
  entry.isUnsure = false;
};

/** Drops what the database has too; it is read again when it is needed. */
const leaveHead = (entry: MemoryEntry): void => {
  entry.head = null;
  entry.isUnsure = true;
  entry.newestRefs = NO_REFS;
};

/** The shop of a conversation in memory; null when it is not known. */
export const shopOf = ({ head, note }: MemoryEntry): ShopId | null => head?.shopId ?? note?.shopId ?? null;
