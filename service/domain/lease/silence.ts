/** A row that counts up while its process lives. */
export type Beating = { readonly id: string; readonly beat: number };

/** The holder counts up this often, in milliseconds. */
export const BEAT_MS = 1_000;
/** A process that has not counted up for this long is taken for dead, in milliseconds. */
export const SILENT_MS = 10_000;
/** A pause between two looks that is longer says nothing: the database or this process was away meanwhile. */
const LONGEST_LOOK_MS = 3_000;

type Seen = { readonly beat: number; readonly since: number; readonly hasMoved: boolean };

/**
 * Tells by watching which processes live and which are silent. No time of another machine is read, and a time in which
 * nobody could count up, because the database was away, counts for nobody as silence.
 * @param now milliseconds of a clock that never goes back
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
    /** It has not counted up for SILENT_MS of watching. */
    isSilent(id: string): boolean {
      const one = seen.get(id);
      return one !== undefined && lookedAt - one.since >= SILENT_MS;
    },
    /** It was seen to count up. */
    hasMoved: (id: string): boolean => seen.get(id)?.hasMoved ?? false,
  };
};
export type BeatWatch = ReturnType<typeof watchBeats>;
