import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { type MemoryEntry, shopOf } from './conversation-memory.ts';

/** Conversations read at a time, so that other reads of the database wait for no more than these. */
const READS = 50;

export const inParts = async (
  all: readonly MemoryEntry[],
  work: (part: readonly MemoryEntry[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < all.length; start += READS) await work(all.slice(start, start + READS));
};

/**
 * Reads the head of a conversation that may be behind the database. Calls for the same conversation share one read.
 * @param readHead reads a conversation into its entry
 */
export const makeEnsureSure = (readHead: (entry: MemoryEntry, scope: ShopScope) => Promise<unknown>) => {
  const reading = new Map<MemoryEntry, Promise<void>>();
  const read = async (entry: MemoryEntry): Promise<void> => {
    const shopId = shopOf(entry);
    const isThere = shopId !== null && (await readHead(entry, scopeOfShop(shopId)));
    // A row that is gone shows when it is written.
    if (!isThere) entry.isUnsure = false;
  };
  return async (entry: MemoryEntry): Promise<void> => {
    if (!entry.isUnsure) return;
    const known = reading.get(entry) ?? read(entry).finally(() => reading.delete(entry));
    reading.set(entry, known);
    return known;
  };
};
