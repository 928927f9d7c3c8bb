import type { Stores } from '../desks/stores.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';

/** This process is not known to count: it was paused, or the database is away. Nothing that it does may reach others. */
export const notCounted = (): DomainError =>
  new DomainError(
    'unavailable',
    'The database has not confirmed this process. Nothing was stored; try again.',
    {
      retryAfterMs: 1_000,
    },
  );

type Method = (...given: readonly unknown[]) => unknown;
/** Of memory alone, or what finds out whether the process counts. */
const UNFENCED: ReadonlySet<string> = new Set([
  'conversations.onCaughtUp',
  'conversations.memoryCounts',
  'conversations.drain',
  // Yields rows one by one, and only reads.
  'shopArchive.rows',
]);
const UNFENCED_STORES: ReadonlySet<string> = new Set(['leases', 'processes']);

/**
 * The same stores, which refuse every call while this process may have been replaced. The late write of a process that
 * was paused in the middle of a job goes nowhere: its own clock says that the pause was too long, and the next beat
 * ends it.
 */
export const fenceStores = (stores: Stores, isAlive: () => boolean): Stores =>
  Object.fromEntries(
    Object.entries(stores).map(([name, store]) => {
      // Its answer says that this process is ready.
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
