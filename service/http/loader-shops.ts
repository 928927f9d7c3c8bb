import { setTimeout as pause } from 'node:timers/promises';
import type { Shop } from '../domain/model/shop/shop.ts';

/** Milliseconds; the loader blocks the shop's page. */
const WAIT_MS = 500;
const CAPACITY = 10_000;

/**
 * Serves cached shops while the database is slow or unavailable.
 * @param find reads from the database
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
  /** @returns null: no such shop; `unknown`: neither reply nor cache */
  return async (key: string): Promise<Shop | null | 'unknown'> => {
    const waiting = new AbortController();
    const finding = find(key);
    // Caches late success, ignores late failure.
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
