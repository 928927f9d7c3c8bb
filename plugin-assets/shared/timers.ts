/** Time and chance as the connection code sees them, so that tests can hold the clock. */
export type Timers = {
  /** Milliseconds of a clock that only differences are read from. */
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
