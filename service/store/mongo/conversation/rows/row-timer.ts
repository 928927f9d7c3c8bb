import { makePieceSize, restAfter } from '../../../../domain/model/base/pieces.ts';

/** Minimum pause, in milliseconds, so that due rows share a command. */
const LEAST_REST_MS = 50;
/** Pause after a failure, in milliseconds. */
const FAILED_REST_MS = 2_000;

export type RowWork = {
  /** Rows per piece. */
  readonly most: number;
  /** Writes at most so many rows. */
  write(most: number): Promise<{ readonly rows: number; readonly isDone: boolean }>;
  /** Milliseconds until work is due; null: none. */
  next(): number | null;
  /** Messages are being stored. */
  isBusy(): boolean;
};

/** Works in small pieces with pauses, from `arm` until nothing is left. */
export const makeRowTimer = ({ most, write, next, isBusy }: RowWork) => {
  const size = makePieceSize(most);
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  /** Returns the following pause. */
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
