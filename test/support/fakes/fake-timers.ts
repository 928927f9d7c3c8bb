import type { Timers } from '../../../plugin-assets/shared/timers.ts';

export type FakeTimers = Timers & {
  /** Moves the clock and runs due timers in order. */
  forward(ms: number): Promise<void>;
  /** 0 for the shortest wait, just under 1 for the longest. */
  setRandom(value: number): void;
  /** Milliseconds; null when nothing is planned. */
  next(): number | null;
};

export const makeFakeTimers = (): FakeTimers => {
  let now = 0;
  let random = 0;
  let ids = 0;
  const planned = new Map<number, { at: number; run: () => void }>();
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const earliest = () => [...planned].sort(([, a], [, b]) => a.at - b.at)[0];
  return {
    now: () => now,
    random: () => random,
    set(run, delayMs) {
      ids += 1;
      planned.set(ids, { at: now + delayMs, run });
      return ids;
    },
    clear: (timer) => void planned.delete(timer as number),
    async forward(ms) {
      const end = now + ms;
      await settle();
      for (let due = earliest(); due && due[1].at <= end; due = earliest()) {
        planned.delete(due[0]);
        now = due[1].at;
        due[1].run();
        await settle();
      }
      now = end;
    },
    setRandom: (value) => {
      random = value;
    },
    next: () => {
      const due = earliest();
      return due ? due[1].at - now : null;
    },
  };
};
