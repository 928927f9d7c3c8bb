import { RUN_SEED } from './run-seed.ts';

const isWhole = process.env.ZGODA_TEST_WHOLE === '1';

/** A third of the cases, selected by commit; all with ZGODA_TEST_WHOLE=1. */
export const thirdOf = <T>(all: readonly T[]): T[] =>
  all.filter((_, place) => isWhole || (place + RUN_SEED) % 3 === 0);

/** Whether the name is in the third of this commit. */
export const isTurnOf = (name: string): boolean =>
  isWhole || [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), RUN_SEED) % 3 === 0;
