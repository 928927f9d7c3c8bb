/** Timers, clock and randomness of the connection code, replaceable in tests. */
export type Timers = {
  /** Milliseconds of a monotonic clock; only differences have a meaning. */
  now(): number;
  set(run: () => void, delayMs: number): unknown;
  clear(timer: unknown): void;
  /** At least 0, below 1. */
  random(): number;
};

export const browserTimers: Timers = {
  now: () => Date.now(),
  set: (run, delayMs) => setTimeout(run, delayMs),
  clear: (timer) => clearTimeout(timer as number),
  random: () => Math.random(),
};
