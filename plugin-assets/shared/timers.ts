/** Replaceable in tests. */
export type Timers = {
  /** Monotonic milliseconds; only differences count. */
  now(): number;
  set(run: () => void, delayMs: number): unknown;
  clear(timer: unknown): void;
  /** 0 ≤ n < 1. */
  random(): number;
};

export const browserTimers: Timers = {
  now: () => Date.now(),
  set: (run, delayMs) => setTimeout(run, delayMs),
  clear: (timer) => clearTimeout(timer as number),
  random: () => Math.random(),
};
