import { BUSY_MS } from '../../../../domain/model/base/pieces.ts';
import type { MemoryEntry } from '../conversation-memory.ts';

/** Quiet time of a conversation before its row is written, in milliseconds. */
export const STILL_MS = 2_000;
/** Maximum staleness of a busy conversation's row, in milliseconds. */
export const MAX_STALE_MS = 30_000;
/** Shorter with other processes, which read missing events at each row read. */
export const MAX_STALE_SHARED_MS = STILL_MS;

type Times = { readonly since: number; readonly movedAt: number };

/**
 * Stale rows, oldest first, with due times; an update costs ten times an event, so events share one.
 * @param now monotonic clock, in milliseconds
 * @param maxStaleMs maximum staleness
 */
export const makeStaleRows = (now: () => number, maxStaleMs: number) => {
  const times = new Map<MemoryEntry, Times>();
  let lastMovedAt = Number.NEGATIVE_INFINITY;
  const dueAt = ({ since, movedAt }: Times): number => Math.min(since + maxStaleMs, movedAt + STILL_MS);
  /** Infinity: none. */
  const firstDueAt = (): number => {
    let first = Number.POSITIVE_INFINITY;
    for (const known of times.values()) first = Math.min(first, dueAt(known));
    return first;
  };

  return {
    all: (): Iterable<MemoryEntry> => times.keys(),
    size: (): number => times.size,
    /** An event was stored, or may have been. */
    moved(entry: MemoryEntry): void {
      lastMovedAt = now();
      times.set(entry, { since: times.get(entry)?.since ?? lastMovedAt, movedAt: lastMovedAt });
    },
    remove: (entry: MemoryEntry): boolean => times.delete(entry),
    /** Changed during the write, or unreadable: moved to the end. */
    putLast(entry: MemoryEntry): void {
      const known = times.get(entry);
      if (known === undefined) return;
      times.delete(entry);
      times.set(entry, { since: now(), movedAt: known.movedAt });
    },
    /** Lateness of the oldest due row, in milliseconds; 0: none due. */
    lateMs: (): number => Math.max(0, now() - firstDueAt()),
    /** @param isAll including rows not due yet */
    first(most: number, isAll: boolean): MemoryEntry[] {
      const at = now();
      const found: MemoryEntry[] = [];
      for (const [entry, known] of times) {
        if (found.length === most) break;
        if (isAll || dueAt(known) <= at) found.push(entry);
      }
      return found;
    },
    /** Null: no stale row. */
    nextDueMs: (): number | null => (times.size === 0 ? null : Math.max(0, firstDueAt() - now())),
    isBusy: (): boolean => now() - lastMovedAt < BUSY_MS,
  };
};
