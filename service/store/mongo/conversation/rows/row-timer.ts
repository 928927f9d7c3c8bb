/** What is to be done next, and when at the earliest, in milliseconds from now; null: nothing. */
export type NextRun = () => number | null;

/**
 * Runs `write` some time after `arm`, and again as long as `next` says so.
 * @param write resolves with the rest that it needs, in milliseconds
 */
export const makeRowTimer = (write: () => Promise<number>, next: NextRun) => {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const arm = (leastMs: number): void => {
    const delayMs = next();
    if (timer !== null || isStopped || delayMs === null) return;
    timer = setTimeout(
      async () => {
        const restMs = await write();
        timer = null;
        arm(restMs);
      },
      Math.max(leastMs, delayMs),
    );
    timer.unref();
  };
  return {
    arm: (): void => {
      if (timer === null) arm(0);
    },
    stop(): void {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
