import { setTimeout as pause } from 'node:timers/promises';
import type { Shop } from '../domain/model/shop/shop.ts';

/** The page of a shop waits for its loader, so the database is not waited for any longer, in milliseconds. */
const WAIT_MS = 500;
/** Shops remembered at most. */
const CAPACITY = 10_000;

/**
 * Shops as their loaders were made last: while the database is away or hangs, the pages of shops get the loader from
 * here.
 * @param find reads the shop afresh
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
  /** @returns the shop, null when there is none, or `unknown` when the database did not say and never had before */
  return async (key: string): Promise<Shop | null | 'unknown'> => {
    const waiting = new AbortController();
    const finding = find(key);
    // A late answer is still remembered; a late refusal is nobody's any more.
    finding.then((shop) => remember(key, shop)).catch(() => undefined);
    try {
      const late = pause(WAIT_MS, 'late' as const, { signal: waiting.signal });
      const answer = await Promise.race([finding, late]);
      if (answer !== 'late') return answer;
    } catch {
      // The database is away.
    } finally {
      waiting.abort();
    }
    return known.get(key) ?? 'unknown';
  };
};
