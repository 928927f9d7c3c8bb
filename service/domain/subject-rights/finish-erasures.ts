import type { Clock } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { type ErasureMark, type ErasureMarkStore, erasureMarkId } from '../model/erasure/erasure-mark.ts';
import { type EraseMarkedDeps, eraseMarked, LOOK_BACK_MS } from './erase-marked.ts';

type Deps = EraseMarkedDeps & { erasureMarks: Pick<ErasureMarkStore, 'all'>; clock: Clock };

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
 * Finishes erasures of dead processes, each mark once, from a minimum age in milliseconds. Rules: RT-2, RT-8.
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

/** Removes rows with recently destroyed keys, next to other processes. Rule: RT-2. */
export const makeSweepInterrupted = (deps: Omit<Deps, 'findTyped'>) => async (): Promise<number> => {
  let removed = 0;
  for (const shopId of new Set((await recentMarks(deps, 0)).map((mark) => mark.shopId)))
    removed += await deps.sweepKeyless(scopeOfShop(shopId));
  return removed;
};
