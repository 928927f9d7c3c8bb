import { setImmediate as nextTurn } from 'node:timers/promises';

/** Yields between CPU-heavy calls. */
export const inTurn = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (...args: A): Promise<R> => {
    const result = last.then(() => work(...args));
    last = result.then(
      () => nextTurn(),
      () => nextTurn(),
    );
    return result;
  };
};
