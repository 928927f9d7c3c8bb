export type Beating = { readonly id: string; readonly beat: number };

/** Beat interval, in milliseconds. */
export const BEAT_MS = 1_000;
/** In milliseconds. */
export const SILENT_MS = 10_000;
/** Longer gaps: database or process was unavailable; milliseconds. */
const LONGEST_LOOK_MS = 3_000;

type Seen = { readonly beat: number; readonly since: number; readonly hasMoved: boolean };

/**
 * Detects silent processes by counters, not clocks; ignores database outages.
 * @param now monotonic, milliseconds
 */
export const watchBeats = (now: () => number) => {
  let seen = new Map<string, Seen>();
  let lookedAt = now();
  return {
    look(rows: readonly Beating[]): void {
      const at = now();
      const isBlind = at - lookedAt > LONGEST_LOOK_MS;
      lookedAt = at;
      const next = new Map<string, Seen>();
      for (const { id, beat } of rows) {
        const before = seen.get(id);
        if (before?.beat === beat) next.set(id, isBlind ? { ...before, since: at } : before);
        else next.set(id, { beat, since: at, hasMoved: before !== undefined });
      }
      seen = next;
    },
    isSilent(id: string): boolean {
      const one = seen.get(id);
      return one !== undefined && lookedAt - one.since >= SILENT_MS;
    },
    hasMoved: (id: string): boolean => seen.get(id)?.hasMoved ?? false,
  };
};
export type BeatWatch = ReturnType<typeof watchBeats>;
