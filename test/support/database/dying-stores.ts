import type { Stores } from '../../../service/desks/stores.ts';

export type DyingStores = {
  stores: Stores;
  /** From now on so many calls are answered, and none after them: as when the process was killed there. */
  dieAfter(calls: number): void;
  isDead(): boolean;
};

/** Stores over others that keep everything, and from which a process can be cut off between any two steps. */
export const makeDyingStores = (kept: Stores): DyingStores => {
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
  const stores = Object.fromEntries(
    Object.entries(kept).map(([name, store]) => [name, typeof store === 'object' ? dying(store) : store]),
  ) as Stores;
  return {
    stores,
    dieAfter(calls) {
      left = calls;
    },
    isDead: () => isDead,
  };
};
