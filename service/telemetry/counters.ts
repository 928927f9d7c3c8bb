/** Keys counted at a time. */
const MOST_KEYS = 50_000;

type Window = { count: number; readonly endsAt: number };

/**
 * Counts per key within windows of one length, in bounded memory. Windows stand in the order in which they began, and
 * so in the order in which they end. Decision 0050.
 */
export const makeCounters = (windowMs: number, now: () => number, mostKeys = MOST_KEYS) => {
  const windows = new Map<string, Window>();
  /** Drops the windows that are over, and the first `more` of the others. */
  const drop = (more: number): void => {
    const at = now();
    let left = more;
    for (const [key, { endsAt }] of windows) {
      if (endsAt > at) {
        if (left === 0) return;
        left -= 1;
      }
      windows.delete(key);
    }
  };
  return {
    /** Counts, and gives the new count with the time until the window ends, in milliseconds. */
    add(key: string, points: number): { count: number; leftMs: number } {
      const at = now();
      const known = windows.get(key);
      if (known !== undefined && known.endsAt > at) {
        known.count += points;
        return { count: known.count, leftMs: known.endsAt - at };
      }
      // Taken out first, so that it stands at the end again.
      windows.delete(key);
      windows.set(key, { count: points, endsAt: at + windowMs });
      // Several at once, because each look for the first key passes over those that were dropped before.
      if (windows.size > mostKeys) drop(Math.ceil(mostKeys / 10));
      return { count: points, leftMs: windowMs };
    },
    /** Drops expired entries; returns the number of keys that are left. */
    sweep(): number {
      drop(0);
      return windows.size;
    },
  };
};
