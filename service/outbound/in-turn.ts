import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * One piece of work after another, and a turn of the event loop after each: for what keeps the processor busy for a
 * tenth of a second, so that many at once do not keep everybody else waiting for the sum.
 */
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
