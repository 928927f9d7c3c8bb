import type { Stores } from '../desks/stores.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';

/** Possibly replaced: no effects. */
export const notCounted = (): DomainError =>
  new DomainError(
    'unavailable',
    'The database has not confirmed this process. Nothing was stored; try again.',
    {
      retryAfterMs: 1_000,
    },
  );

type Method = (...given: readonly unknown[]) => unknown;
const UNFENCED: ReadonlySet<string> = new Set([
  'conversations.onCaughtUp',
  'conversations.memoryCounts',
  'conversations.drain',
  // Generator.
  'shopArchive.rows',
]);
const UNFENCED_STORES: ReadonlySet<string> = new Set(['leases', 'processes']);

/** Against late writes after a pause. */
export const fenceStores = (stores: Stores, isAlive: () => boolean): Stores =>
  Object.fromEntries(
    Object.entries(stores).map(([name, store]) => {
      if (name === 'ping') return [name, () => (isAlive() ? stores.ping() : Promise.reject(notCounted()))];
      if (typeof store === 'function' || UNFENCED_STORES.has(name)) return [name, store];
      const inner = store as Record<string, Method>;
      const methods = Object.keys(inner).map((method) => [
        method,
        UNFENCED.has(`${name}.${method}`)
          ? inner[method]
          : // Looked up with each call: tests replace single methods.
            (...given: readonly unknown[]) =>
              isAlive() ? inner[method]?.(...given) : Promise.reject(notCounted()),
      ]);
      return [name, Object.fromEntries(methods)];
    }),
  ) as unknown as Stores;
