import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Runs calls one after another, with a turn of the event loop after each: for work that takes a tenth of a second of
 * processor time, so that many calls at once do not block all others for their sum.
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
