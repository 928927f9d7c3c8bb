import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { type MemoryEntry, shopOf } from './conversation-memory.ts';

/** Parallel reads, limited for the sake of others. */
const READS = 50;

export const inParts = async (
  all: readonly MemoryEntry[],
  work: (part: readonly MemoryEntry[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < all.length; start += READS) await work(all.slice(start, start + READS));
};

/**
 * Reads uncertain heads; concurrent calls share one read.
 * @param readHead reads a conversation into its entry
 */
export const makeEnsureSure = (readHead: (entry: MemoryEntry, scope: ShopScope) => Promise<unknown>) => {
  const reading = new Map<MemoryEntry, Promise<void>>();
  const read = async (entry: MemoryEntry): Promise<void> => {
    const shopId = shopOf(entry);
    const isThere = shopId !== null && (await readHead(entry, scopeOfShop(shopId)));
    // Its deletion is noticed at the row write.
    if (!isThere) entry.isUnsure = false;
  };
  return async (entry: MemoryEntry): Promise<void> => {
    if (!entry.isUnsure) return;
    const known = reading.get(entry) ?? read(entry).finally(() => reading.delete(entry));
    reading.set(entry, known);
    return known;
  };
};
