/** A row is at most about this far behind its events, in milliseconds. */
const LAG_MS = 2_000;
/**
 * A write is followed by a rest this many times as long: the embedded engine does one thing at a time, and the
 * events come first.
 */
const REST_FACTOR = 9;
/** No rest is longer, in milliseconds: a write that waited for its database says nothing about the load. */
const MAX_REST_MS = 5_000;

/** How long the next write waits after one that took so long, in milliseconds. */
export const restAfter = (tookMs: number): number =>
  Math.min(MAX_REST_MS, Math.max(LAG_MS, REST_FACTOR * tookMs));

/** Runs `write` some time after `arm`, and again after a rest as long as `hasMore` says so. */
export const makeRowTimer = (write: () => Promise<unknown>, hasMore: () => boolean) => {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const armIn = (delayMs: number): void => {
    if (timer !== null || isStopped) return;
    timer = setTimeout(async () => {
      const start = performance.now();
      await write();
      timer = null;
      if (hasMore()) armIn(restAfter(performance.now() - start));
    }, delayMs);
    timer.unref();
  };
  return {
    arm: (): void => armIn(LAG_MS),
    stop(): void {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
