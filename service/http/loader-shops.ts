import { setTimeout as pause } from 'node:timers/promises';
import type { Shop } from '../domain/model/shop/shop.ts';

/** The loader delays the shop's page, so a read of the database may take this long, in milliseconds. */
const WAIT_MS = 500;
/** Largest number of shops in the cache. */
const CAPACITY = 10_000;

/**
 * A cache of shops for the loader. While the database is unreachable or slow, the loader is made from the shop as it was
 * last read.
 * @param find reads the shop from the database
 */
export const makeLoaderShops = (find: (key: string) => Promise<Shop | null>) => {
  const known = new Map<string, Shop>();
  const remember = (key: string, shop: Shop | null): void => {
    known.delete(key);
    if (shop === null) return;
    const [oldest] = known.keys();
    if (known.size >= CAPACITY && oldest !== undefined) known.delete(oldest);
    known.set(key, shop);
  };
  /** @returns the shop, null when there is none, or `unknown` when the database did not reply and the cache has none */
  return async (key: string): Promise<Shop | null | 'unknown'> => {
    const waiting = new AbortController();
    const finding = find(key);
    // A late success is still cached; a late failure is ignored.
    finding.then((shop) => remember(key, shop)).catch(() => undefined);
    try {
      const late = pause(WAIT_MS, 'late' as const, { signal: waiting.signal });
      const answer = await Promise.race([finding, late]);
      if (answer !== 'late') return answer;
    } catch {
      // The database is unreachable.
    } finally {
      waiting.abort();
    }
    return known.get(key) ?? 'unknown';
  };
};
