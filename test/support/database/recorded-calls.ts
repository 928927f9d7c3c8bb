import type { Stores } from '../../../service/desks/stores.ts';

export type RecordedCall = {
  readonly store: keyof Stores;
  readonly method: string;
  readonly given: readonly unknown[];
};

/** Calls kept per method, as arguments differ. */
const EACH = 6;

export const recordCalls = (kept: Stores): { stores: Stores; calls: readonly RecordedCall[] } => {
  const calls: RecordedCall[] = [];
  const counts = new Map<string, number>();
  const recording = <Store extends object>(store: keyof Stores, target: Store): Store =>
    new Proxy(target, {
      get(_, key, receiver) {
        const found: unknown = Reflect.get(target, key, receiver);
        if (typeof found !== 'function') return found;
        return (...given: unknown[]): unknown => {
          const method = String(key);
          const count = (counts.get(`${store}.${method}`) ?? 0) + 1;
          counts.set(`${store}.${method}`, count);
          if (count <= EACH) calls.push({ store, method, given });
          return found.apply(target, given);
        };
      },
    });
  const stores = Object.fromEntries(
    Object.entries(kept).map(([name, store]) => [
      name,
      typeof store === 'object' ? recording(name as keyof Stores, store) : store,
    ]),
  ) as unknown as Stores;
  return { stores, calls };
};
