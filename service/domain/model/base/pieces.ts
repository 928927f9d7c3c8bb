/** Target time of background work per piece, in milliseconds, without round trip. */
const PIECE_MS = 5;
/** Rest under load, in piece times. */
const BUSY_REST = 9;
/** Maximum rest in milliseconds. */
const MAX_REST_MS = 5_000;

/** Busy time after a message, in milliseconds. */
export const BUSY_MS = 250;

/** Pause before the next piece, in milliseconds. */
export const restAfter = (tookMs: number, isBusy: boolean): number =>
  Math.min(MAX_REST_MS, isBusy ? BUSY_REST * tookMs : tookMs);

/** Throttled background work. */
export type Pieces = {
  /** Maximum. */
  rows(): number;
  /** Runs, then rests. @param work resolves with its number of rows */
  run<T extends { readonly rows: number }>(work: () => Promise<T>): Promise<T>;
  /** The process is stopping. */
  isOver(): boolean;
};

/** Without throttling. */
export const AT_ONCE: Pieces = { rows: () => 500, run: (work) => work(), isOver: () => false };

/** Assumed growth of round-trip time. */
const DRIFT = 1.1;

/** Rows per piece: doubled when fast, halved when slow, net of round trip. */
export const makePieceSize = (most: number) => {
  let rows = 1;
  let shortestMs = Number.POSITIVE_INFINITY;
  return {
    rows: (): number => rows,
    /** Reports a finished piece. */
    took(count: number, ms: number): void {
      shortestMs = Math.min(shortestMs * DRIFT, ms);
      if (ms - shortestMs > PIECE_MS) rows = Math.max(1, Math.floor(rows / 2));
      else if (count >= rows) rows = Math.min(most, rows * 2);
    },
  };
};
