import { BUSY_MS } from '../../../../domain/model/base/pieces.ts';
import type { MemoryEntry } from '../conversation-memory.ts';

/** A row is written when nothing was stored in its conversation for this long, in milliseconds. */
export const STILL_MS = 2_000;
/** The row of a conversation that never comes to rest is written once in this time, in milliseconds. */
export const MOST_BEHIND_MS = 30_000;
/** The same beside other processes: they read the events that a row lacks each time they read the row. */
export const MOST_BEHIND_SHARED_MS = STILL_MS;

type Times = { readonly since: number; readonly movedAt: number };

/**
 * The conversations whose rows are behind their events, the longest behind first, and when each is to be written. An
 * update of a row costs ten times as much as an event, so several events of one conversation share one.
 * @param now milliseconds of a clock that never goes back
 * @param mostBehindMs how long a row may be behind while its conversation moves
 */
export const makeRowsBehind = (now: () => number, mostBehindMs: number) => {
  const times = new Map<MemoryEntry, Times>();
  let lastMovedAt = Number.NEGATIVE_INFINITY;
  const dueAt = ({ since, movedAt }: Times): number => Math.min(since + mostBehindMs, movedAt + STILL_MS);
  /** Infinity when none is behind. */
  const firstDueAt = (): number => {
    let first = Number.POSITIVE_INFINITY;
    for (const known of times.values()) first = Math.min(first, dueAt(known));
    return first;
  };

  return {
    all: (): Iterable<MemoryEntry> => times.keys(),
    size: (): number => times.size,
    /** Something was stored, or may have been. */
    moved(entry: MemoryEntry): void {
      lastMovedAt = now();
      times.set(entry, { since: times.get(entry)?.since ?? lastMovedAt, movedAt: lastMovedAt });
    },
    /** It is not behind any more. */
    remove: (entry: MemoryEntry): boolean => times.delete(entry),
    /** It moved on while its row was written, or could not be read: it comes after all others. */
    putLast(entry: MemoryEntry): void {
      const known = times.get(entry);
      if (known === undefined) return;
      times.delete(entry);
      times.set(entry, { since: now(), movedAt: known.movedAt });
    },
    /** A row was due this long ago, in milliseconds; 0 when none is due. */
    lateMs: (): number => Math.max(0, now() - firstDueAt()),
    /** @param isAll those as well that are not due yet */
    first(most: number, isAll: boolean): MemoryEntry[] {
      const at = now();
      const found: MemoryEntry[] = [];
      for (const [entry, known] of times) {
        if (found.length === most) break;
        if (isAll || dueAt(known) <= at) found.push(entry);
      }
      return found;
    },
    /** Milliseconds until one is due; null when none is behind. */
    nextDueMs: (): number | null => (times.size === 0 ? null : Math.max(0, firstDueAt() - now())),
    isBusy: (): boolean => now() - lastMovedAt < BUSY_MS,
  };
};
