/**
 * Work behind messages is done in pieces, so that a message waits for one small piece at most. One piece is to take the
 * database about this long beside the way there and back, in milliseconds.
 */
const PIECE_MS = 5;
/** While messages are under way a piece is followed by a rest this many times as long. */
const BUSY_REST = 9;
/** No rest is longer, in milliseconds: a piece that waited for its database says nothing about the load. */
const MAX_REST_MS = 5_000;

/** Messages are under way for this long after one was stored, in milliseconds. */
export const BUSY_MS = 250;

/** How long to wait before the next piece after one that took `tookMs`, in milliseconds. */
export const restAfter = (tookMs: number, isBusy: boolean): number =>
  Math.min(MAX_REST_MS, isBusy ? BUSY_REST * tookMs : tookMs);

/** How work behind messages is cut up and held back. */
export type Pieces = {
  /** Rows that the next piece has at the most. */
  rows(): number;
  /** Does one piece, and rests after it. @param work resolves with how many rows it had, too */
  run<T extends { readonly rows: number }>(work: () => Promise<T>): Promise<T>;
  /** The process stops: what is left is done after the next start. */
  isOver(): boolean;
};

/** For work that has nothing else beside it. */
export const AT_ONCE: Pieces = { rows: () => 500, run: (work) => work(), isOver: () => false };

/** A way to the database that becomes longer is believed after some pieces. */
const DRIFT = 1.1;

/**
 * How many rows a piece has: twice as many while pieces are short, half as many after a long one. What the shortest
 * piece took lately is the way to the database, which more rows do not make longer.
 */
export const makePieceSize = (most: number) => {
  let rows = 1;
  let shortestMs = Number.POSITIVE_INFINITY;
  return {
    rows: (): number => rows,
    /** A piece with so many rows took so long. */
    took(count: number, ms: number): void {
      shortestMs = Math.min(shortestMs * DRIFT, ms);
      if (ms - shortestMs > PIECE_MS) rows = Math.max(1, Math.floor(rows / 2));
      else if (count >= rows) rows = Math.min(most, rows * 2);
    },
  };
};
