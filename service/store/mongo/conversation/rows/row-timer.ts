import { makePieceSize, restAfter } from '../../../../domain/model/base/pieces.ts';

/** No rest is shorter, in milliseconds: rows that become due one after another share a command. */
const LEAST_REST_MS = 50;
/** A piece that failed is tried again after this rest, in milliseconds. */
const FAILED_REST_MS = 2_000;

export type RowWork = {
  /** Rows in a piece at the most. */
  readonly most: number;
  /** Writes so many rows at the most; says how many it wrote, and whether that worked. */
  write(most: number): Promise<{ readonly rows: number; readonly isDone: boolean }>;
  /** When there is something to do, in milliseconds from now; null: there is nothing. */
  next(): number | null;
  /** Messages are under way. */
  isBusy(): boolean;
};

/** Works in small pieces with rests, from `arm` on as long as there is something to do. */
export const makeRowTimer = ({ most, write, next, isBusy }: RowWork) => {
  const size = makePieceSize(most);
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  /** Returns the rest that follows. */
  const writePiece = async (): Promise<number> => {
    const startedAt = performance.now();
    const { rows, isDone } = await write(size.rows());
    const tookMs = performance.now() - startedAt;
    if (isDone && rows > 0) size.took(rows, tookMs);
    return Math.max(isDone ? LEAST_REST_MS : FAILED_REST_MS, restAfter(tookMs, isBusy()));
  };
  const armIn = (leastMs: number): void => {
    const delayMs = next();
    if (timer !== null || isStopped || delayMs === null) return;
    const run = async (): Promise<void> => {
      const restMs = await writePiece();
      timer = null;
      armIn(restMs);
    };
    timer = setTimeout(run, Math.max(leastMs, delayMs));
    timer.unref();
  };
  return {
    arm: (): void => {
      if (timer === null) armIn(0);
    },
    stop(): void {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
