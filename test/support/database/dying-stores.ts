import type { Stores } from '../../../service/desks/stores.ts';

export type DyingStores = {
  over(kept: Stores): Stores;
  /** Only so many further calls get a response, as after a kill. */
  dieAfter(calls: number): void;
  isDead(): boolean;
  /**
   * Runs `act` in a process that dies after so many calls.
   * @returns whether it completed
   */
  cutAfter(calls: number, act: () => Promise<unknown>): Promise<boolean>;
};

export const makeDyingStores = (): DyingStores => {
  let left = Number.POSITIVE_INFINITY;
  let isDead = false;
  const dying = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]) => {
          if (left <= 0) {
            isDead = true;
            return Promise.reject(new Error('The process was killed here.'));
          }
          left -= 1;
          return method.apply(target, given);
        };
      },
    });
  const dieAfter = (calls: number): void => {
    left = calls;
  };
  return {
    over: (kept) =>
      Object.fromEntries(
        Object.entries(kept).map(([name, store]) => [name, typeof store === 'object' ? dying(store) : store]),
      ) as Stores,
    dieAfter,
    isDead: () => isDead,
    async cutAfter(calls, act) {
      dieAfter(calls);
      const isWhole = await act().then(
        () => true,
        () => false,
      );
      dieAfter(Number.POSITIVE_INFINITY);
      return isWhole;
    },
  };
};
