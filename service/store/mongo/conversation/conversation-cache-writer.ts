import type { ServiceScope, ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { makeWriteCachedRows } from './cached-rows.ts';
import type { BehindNotes } from './conversation-behind-notes.ts';
import { type ConversationMemory, forgetHead, type MemoryEntry, shopOf } from './conversation-memory.ts';
import type { ConversationTables } from './conversation-rows.ts';
import { makeRowTimer } from './row-timer.ts';
import { inParts, makeEnsureSure } from './unsure-heads.ts';

/** Rows written at a time. */
const BATCH = 500;

/** A conversation whose row is behind, and what was known of it when it was read. */
export type Behind = { readonly entry: MemoryEntry; readonly head: Conversation | null };

/**
 * Writes the cached fields of conversation rows some time after their events, so that several events of one conversation
 * cost one update. This process reads the inbox correctly meanwhile, because it overrides the rows by what it has in
 * memory; another process may read rows that are seconds old.
 * @param readHead reads a conversation into its entry
 */
export const makeConversationCacheWriter = (
  tables: ConversationTables,
  memory: Pick<ConversationMemory, 'shed'>,
  notes: BehindNotes,
  readHead: (entry: MemoryEntry, scope: ShopScope) => Promise<unknown>,
) => {
  const writeRows = makeWriteCachedRows(tables);
  const ensureSure = makeEnsureSure(readHead);
  const behind = new Set<MemoryEntry>();
  let writing: Promise<boolean> | null = null;

  const writeBatch = async (): Promise<boolean> => {
    const batch = [...behind].slice(0, BATCH);
    try {
      await inParts(batch, (part) => Promise.allSettled(part.map(ensureSure)));
      const sure = batch.filter((entry) => !entry.isUnsure);
      // One that cannot be read goes to the end, so that it holds up no others.
      for (const entry of batch) if (entry.isUnsure && behind.delete(entry)) behind.add(entry);
      if (batch.length > 0 && sure.length === 0) return false;
      const heads = sure.map((entry) => entry.head);
      const gone = await writeRows(
        sure.flatMap(({ head, isRowBehind }) => (head !== null && isRowBehind ? [head] : [])),
      );
      sure.forEach((entry, index) => {
        if (gone.includes(entry.id)) forgetHead(entry);
        const isWritten = entry.head === null || entry.head.lastSeq === heads[index]?.lastSeq;
        if (isWritten && !entry.isUnsure) settle(entry);
      });
      await notes.sweep();
      return true;
    } catch {
      // The events are the truth: the rows are written later, or after the next start.
      return false;
    } finally {
      memory.shed();
    }
  };
  const settle = (entry: MemoryEntry): void => {
    entry.isRowBehind = false;
    behind.delete(entry);
    notes.release(entry);
    if (notes.hasReleased()) timer.arm();
  };
  const write = (): Promise<boolean> => {
    writing ??= tables
      .whileConnected(writeBatch())
      .catch(() => false)
      .finally(() => {
        writing = null;
      });
    return writing;
  };
  const timer = makeRowTimer(write, () => behind.size > 0 || notes.hasReleased());

  const mark = (entry: MemoryEntry): void => {
    entry.isRowBehind = true;
    behind.add(entry);
    timer.arm();
  };

  return {
    behind: (): Iterable<MemoryEntry> => behind,
    /** The row of this conversation is behind its events. */
    mark,
    /** Nothing has to be written for this conversation any more. */
    forget: settle,
    /** Marks the rows that an earlier process left behind; their heads are not read yet. Returns how many. */
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
    /** Conversations of these shops whose rows are behind, as their events say. */
    async sureOf(isWanted: (shopId: ShopId) => boolean): Promise<Behind[]> {
      const wanted = [...behind].filter((entry) => {
        const shopId = shopOf(entry);
        return shopId !== null && isWanted(shopId);
      });
      const found: Behind[] = [];
      await inParts(wanted, async (part) => {
        await Promise.all(part.map(ensureSure));
        found.push(...part.map((entry) => ({ entry, head: entry.head })));
      });
      memory.shed();
      return found;
    },
    /**
     * Writes all rows now.
     * @param until moment on the process's own clock at which it gives up, in milliseconds
     * @returns rows that are still behind
     */
    async flush(until = Number.POSITIVE_INFINITY): Promise<number> {
      const isDone = () => behind.size === 0 && writing === null && !notes.hasReleased();
      while (!isDone() && performance.now() < until) {
        if (!(await write())) break;
      }
      return behind.size;
    },
    stop: timer.stop,
  };
};
export type ConversationCacheWriter = ReturnType<typeof makeConversationCacheWriter>;
