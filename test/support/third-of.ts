import { RUN_SEED } from './run-seed.ts';

/**
 * What a walk takes in this run: a third of all, another one from commit to commit. With ZGODA_TEST_WHOLE=1, as before a
 * release, all of them.
 */
export const thirdOf = <T>(all: readonly T[]): T[] =>
  process.env.ZGODA_TEST_WHOLE === '1' ? [...all] : all.filter((_, place) => (place + RUN_SEED) % 3 === 0);
