/** Seeded pseudo-random numbers (mulberry32). */
export type Seeded = {
  /** 0 ≤ n < 1. */
  next(): number;
  /** Inclusive. */
  whole(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** Returns a copy. */
  shuffle<T>(from: readonly T[]): T[];
};

export const makeSeeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    pick: (from) => {
      const picked = from[whole(0, from.length - 1)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
    shuffle: (from) => {
      const left = [...from];
      return from.map(() => left.splice(whole(0, left.length - 1), 1)[0] as (typeof from)[number]);
    },
  };
};
