import type { ServiceScope, ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { makeWriteCachedRows, type Unwritten } from './cached-rows.ts';
import { type ConversationMemory, forgetHead, type MemoryEntry, shopOf } from './conversation-memory.ts';
import type { ConversationTables } from './conversation-rows.ts';
import { makeRemoveOrphans } from './deleted-conversations.ts';
import { makeRowTimer } from './rows/row-timer.ts';
import { MAX_STALE_MS, MAX_STALE_SHARED_MS, makeStaleRows, STILL_MS } from './rows/stale-rows.ts';
import type { StaleNotes } from './stale-notes.ts';
import { inParts, makeEnsureSure } from './unsure-heads.ts';

const BATCH = 500;
/** All due rows together, in milliseconds; pieces take a slow process too long. */
const LATE_SHARED_MS = 2_000;
const MOST_RELEASED = 25;

export type StaleEntry = { readonly entry: MemoryEntry; readonly head: Conversation | null };

const isOfShop = (entry: MemoryEntry, isWanted: (shopId: ShopId) => boolean): boolean => {
  const shopId = shopOf(entry);
  return shopId !== null && isWanted(shopId);
};

const noteUnwritten = (entry: MemoryEntry, { gone, changed }: Unwritten): void => {
  if (gone.has(entry.id)) forgetHead(entry);
  else if (changed.has(entry.id)) entry.isUnsure = true;
};

/** One update for several events; others may read stale rows meanwhile. */
export const makeConversationCacheWriter = (
  tables: ConversationTables,
  memory: Pick<ConversationMemory, 'shed'>,
  notes: StaleNotes,
  readHead: (entry: MemoryEntry, scope: ShopScope) => Promise<unknown>,
  isShared: boolean,
) => {
  const writeRows = makeWriteCachedRows(tables);
  const removeOrphans = makeRemoveOrphans(tables);
  const ensureSure = makeEnsureSure(readHead);
  const maxStaleMs = isShared ? MAX_STALE_SHARED_MS : MAX_STALE_MS;
  const behind = makeStaleRows(() => performance.now(), maxStaleMs);
  let writing: Promise<boolean> | null = null;

  const writeBatch = async (batch: readonly MemoryEntry[]): Promise<boolean> => {
    try {
      await inParts(batch, (part) => Promise.allSettled(part.map(ensureSure)));
      const sure = batch.filter((entry) => !entry.isUnsure);
      for (const entry of batch) if (entry.isUnsure) behind.putLast(entry);
      if (batch.length > 0 && sure.length === 0) return false;
      const heads = sure.map((entry) => entry.head);
      const unwritten = await writeRows(
        sure.flatMap(({ head, isRowStale }) => (head !== null && isRowStale ? [head] : [])),
      );
      await removeOrphans(sure.filter(({ head, isRowStale }) => head === null && isRowStale));
      sure.forEach((entry, index) => {
        noteUnwritten(entry, unwritten);
        const isWritten = entry.head === null || entry.head.lastSeq === heads[index]?.lastSeq;
        if (isWritten && !entry.isUnsure) settle(entry);
        else behind.putLast(entry);
      });
      if (notes.released() >= MOST_RELEASED || behind.size() === 0) await notes.sweep();
      return true;
    } catch {
      // Rows follow later.
      return false;
    } finally {
      memory.shed();
    }
  };
  const settle = (entry: MemoryEntry): void => {
    entry.isRowStale = false;
    behind.remove(entry);
    notes.release(entry);
    timer.arm();
  };
  const write = (batch: readonly MemoryEntry[]): Promise<boolean> => {
    writing ??= tables
      .whileConnected(writeBatch(batch))
      .catch(() => false)
      .finally(() => {
        writing = null;
      });
    return writing;
  };
  const timer = makeRowTimer({
    most: BATCH,
    isBusy: behind.isBusy,
    next: () => behind.nextDueMs() ?? (notes.released() > 0 ? STILL_MS : null),
    async write(most) {
      const isLate = isShared && behind.lateMs() > LATE_SHARED_MS;
      const piece = behind.first(isLate ? BATCH : most, false);
      return { rows: piece.length, isDone: await write(piece) };
    },
  });

  const mark = (entry: MemoryEntry): void => {
    entry.isRowStale = true;
    behind.moved(entry);
    timer.arm();
  };

  return {
    behind: (): Iterable<MemoryEntry> => behind.all(),
    mark,
    forget: settle,
    /** Heads unread; returns the number. */
    async takeUp(
      service: ServiceScope,
      entryOf: (id: ConversationId) => MemoryEntry,
      leastAgeMs: number,
    ): Promise<number> {
      const taken = await notes.takeUp(service, entryOf, leastAgeMs);
      for (const entry of taken) {
        entry.isUnsure = true;
        mark(entry);
      }
      return taken.length;
    },
    /** By their events. */
    async sureOf(isWanted: (shopId: ShopId) => boolean): Promise<StaleEntry[]> {
      const wanted = [...behind.all()].filter((entry) => isOfShop(entry, isWanted));
      const found: StaleEntry[] = [];
      await inParts(wanted, async (part) => {
        await Promise.all(part.map(ensureSure));
        found.push(...part.map((entry) => ({ entry, head: entry.head })));
      });
      memory.shed();
      return found;
    },
    writeUnderWay: async (): Promise<void> => void (await writing),
    /**
     * @param until process clock, in milliseconds
     * @returns stale rows
     */
    async flush(until = Number.POSITIVE_INFINITY): Promise<number> {
      const isDone = () => behind.size() === 0 && writing === null && notes.released() === 0;
      while (!isDone() && performance.now() < until) {
        if (!(await write(behind.first(BATCH, true)))) break;
      }
      return behind.size();
    },
    stop: timer.stop,
  };
};
export type ConversationCacheWriter = ReturnType<typeof makeConversationCacheWriter>;
