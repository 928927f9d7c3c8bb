/** Keys counted at a time. */
const MOST_KEYS = 50_000;

type Window = { count: number; readonly endsAt: number };

/**
 * Counts per key within windows of one length, in bounded memory. Windows are in the order in which they began, which
 * is the order in which they end.
 */
export const makeCounters = (windowMs: number, now: () => number, mostKeys = MOST_KEYS) => {
  const windows = new Map<string, Window>();
  /** Removes the windows that have ended, and the first `more` of the others. */
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
    /** Counts, and returns the new count with the time until the window ends, in milliseconds. */
    add(key: string, points: number): { count: number; leftMs: number } {
      const at = now();
      const known = windows.get(key);
      if (known !== undefined && known.endsAt > at) {
        known.count += points;
        return { count: known.count, leftMs: known.endsAt - at };
      }
      // Removed first, so that it goes to the end again.
      windows.delete(key);
      windows.set(key, { count: points, endsAt: at + windowMs });
      // Several at once, because each search for the first key passes over the keys removed before.
      if (windows.size > mostKeys) drop(Math.ceil(mostKeys / 10));
      return { count: points, leftMs: windowMs };
    },
    /** Removes expired entries; returns the number of keys left. */
    sweep(): number {
      drop(0);
      return windows.size;
    },
  };
};
