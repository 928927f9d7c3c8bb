import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { type ErasureMark, type ErasureMarkStore, erasureMarkId } from '../model/erasure/erasure-mark.ts';
import { type EraseMarkedDeps, eraseMarked, LOOK_BACK_MS } from './erase-marked.ts';

type Deps = EraseMarkedDeps & { erasureMarks: Pick<ErasureMarkStore, 'all'>; clock: Clock };

/** Marks of records and persons that are at most a day old, and at least so old. */
const recentMarks = async (
  deps: Pick<Deps, 'erasureMarks' | 'clock'>,
  leastAgeMs: number,
): Promise<ErasureMark[]> => {
  const now = deps.clock.now();
  const ageOf = ({ at }: ErasureMark) => now.getTime() - at.getTime();
  return (await deps.erasureMarks.all(SERVICE_SCOPE, now)).filter(
    (mark) =>
      (mark.kind === 'record' || mark.kind === 'subject') &&
      ageOf(mark) >= leastAgeMs &&
      ageOf(mark) < LOOK_BACK_MS,
  );
};

/**
 * Finishes what a process did not finish that died beside others: they go on serving, so nothing is replayed as at the
 * start of the first process. Each mark is looked at once. Rules: RT-2, RT-8.
 * @returns a function of the age in milliseconds from which on no erasure is taken to be still running; it gives how
 * many records were erased
 */
export const makeFinishErasures = (deps: Deps): ((settledMs: number) => Promise<number>) => {
  let finished = new Set<string>();
  return async (settledMs) => {
    const marks = await recentMarks(deps, settledMs);
    const removed = await eraseMarked(
      deps,
      marks.filter((mark) => !finished.has(erasureMarkId(mark))),
    );
    finished = new Set(marks.map(erasureMarkId));
    return removed;
  };
};

/**
 * Removes rows whose key an erasure destroyed of late: called by a process that comes back beside others. What others are
 * erasing at this moment is left to them, apart from such rows. Rule: RT-2.
 * @returns how many records
 */
export const makeSweepInterrupted = (deps: Omit<Deps, 'findTyped'>) => async (): Promise<number> => {
  let removed = 0;
  for (const shopId of new Set((await recentMarks(deps, 0)).map((mark) => mark.shopId)))
    removed += await deps.sweepKeyless(scopeOfShop(shopId));
  return removed;
};
