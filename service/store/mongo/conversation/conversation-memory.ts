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
  /** Null: none. */
  readonly after: string | null;
  readonly refuse: RefuseEvent | null;
  /** Acknowledge regardless. */
  isRepeat: boolean;
  isInTurn: boolean;
  hasReadHead: boolean;
  lostRaces: number;
  resolve(appended: Appended | null): void;
  reject(error: unknown): void;
};
/** No concurrent appends. */
export type AloneTask = { readonly kind: 'alone'; run(): Promise<void> };

export type StaleNote = {
  readonly id: Types.ObjectId;
  readonly shopId: ShopId;
  readonly conversations: Set<MemoryEntry>;
};

export type MemoryEntry = {
  readonly id: ConversationId;
  /** Null: unread or deleted. */
  head: Conversation | null;
  /** Read again before use. */
  isUnsure: boolean;
  /** Process clock, in milliseconds. */
  provedAt: number;
  /** Oldest first. */
  newestRefs: readonly string[];
  /** In call order. */
  readonly tasks: (AppendTask | AloneTask)[];
  isBusy: boolean;
  /** Must stay in memory. */
  isRowStale: boolean;
  note: StaleNote | null;
  isStoring: boolean;
  changes: number;
};

const CAPACITY = 10_000;
const SLACK = 0.1;

const isResting = (entry: MemoryEntry): boolean =>
  entry.tasks.length === 0 && !entry.isBusy && !entry.isStoring;

/** LRU; stale rows keep their id. */
export const makeConversationMemory = (capacity = CAPACITY) => {
  const memory = new Map<ConversationId, MemoryEntry>();
  let shedAt = capacity;
  const shed = (): void => {
    let excess = memory.size - capacity;
    for (const [id, entry] of memory) {
      if (excess <= 0) break;
      excess -= 1;
      if (!isResting(entry)) continue;
      if (!entry.isRowStale) memory.delete(id);
      else if (entry.note !== null) leaveHead(entry);
    }
    shedAt = Math.max(capacity, memory.size) + Math.ceil(capacity * SLACK);
  };
  return {
    at: (id: ConversationId): MemoryEntry | null => memory.get(id) ?? null,
    take(id: ConversationId): MemoryEntry {
      const entry = memory.get(id) ?? {
        id,
        head: null,
        isUnsure: false,
        provedAt: 0,
        newestRefs: NO_REFS,
        tasks: [],
        isBusy: false,
        isRowStale: false,
        note: null,
        isStoring: false,
        changes: 0,
      };
      memory.delete(id);
      memory.set(id, entry);
      if (memory.size > shedAt) shed();
      return entry;
    },
    leave(entry: MemoryEntry): void {
      if (isResting(entry) && !entry.isRowStale && memory.get(entry.id) === entry) memory.delete(entry.id);
    },
    /** Evicts down to the capacity. */
    shed,
    memoryCounts(): MemoryCounts {
      const all = [...memory.values()];
      return {
        conversations: all.length,
        heads: all.filter(({ head }) => head !== null).length,
        behind: all.filter(({ isRowStale }) => isRowStale).length,
      };
    },
  };
};
export type ConversationMemory = ReturnType<typeof makeConversationMemory>;

/** Older ones are read. */
const NEWEST_REFS = 4;
const NO_REFS: readonly string[] = [];
/** New list: a grown one reserves memory. */
export const noteStored = (entry: MemoryEntry, ref: string): void => {
  const { newestRefs } = entry;
  const kept = newestRefs.length < NEWEST_REFS ? newestRefs : newestRefs.slice(1 - NEWEST_REFS);
  entry.newestRefs = kept.concat(ref);
};

/** Frees a grown list's memory. */
export const taskDone = ({ tasks }: MemoryEntry): void => {
  if (tasks.length > 1) tasks.shift();
  else tasks.length = 0;
};

export const forgetHead = (entry: MemoryEntry): void => {
  entry.head = null;
  entry.isUnsure = false;
};

const leaveHead = (entry: MemoryEntry): void => {
  entry.head = null;
  entry.isUnsure = true;
  entry.newestRefs = NO_REFS;
};

/** Null: unknown. */
export const shopOf = ({ head, note }: MemoryEntry): ShopId | null => head?.shopId ?? note?.shopId ?? null;
