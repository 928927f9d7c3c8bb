const MOST_KEYS = 50_000;

type Window = { count: number; readonly endsAt: number };

/** Counts per key and window in bounded memory; windows in order of start, so of end. */
export const makeCounters = (windowMs: number, now: () => number, mostKeys = MOST_KEYS) => {
  const windows = new Map<string, Window>();
  /** Removes ended windows and the first `more` others. */
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
    /** Returns the new count and the milliseconds left. */
    add(key: string, points: number): { count: number; leftMs: number } {
      const at = now();
      const known = windows.get(key);
      if (known !== undefined && known.endsAt > at) {
        known.count += points;
        return { count: known.count, leftMs: known.endsAt - at };
      }
      // Removed first, to move it to the end.
      windows.delete(key);
      windows.set(key, { count: points, endsAt: at + windowMs });
      // Several at once: a search for the first key passes removed ones.
      if (windows.size > mostKeys) drop(Math.ceil(mostKeys / 10));
      return { count: points, leftMs: windowMs };
    },
    /** Removes expired entries; returns the number left. */
    sweep(): number {
      drop(0);
      return windows.size;
    },
  };
};
