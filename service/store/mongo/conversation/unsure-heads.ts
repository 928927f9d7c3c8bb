import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { type HeldConversation, shopOf } from './held-conversations.ts';

/** Conversations read at a time, so that other reads of the database wait for no more than these. */
const READS = 50;

export const inParts = async (
  all: readonly HeldConversation[],
  work: (part: readonly HeldConversation[]) => Promise<unknown>,
): Promise<void> => {
  for (let start = 0; start < all.length; start += READS) await work(all.slice(start, start + READS));
};

/**
 * Reads the head of a conversation that may be behind the database. Calls for the same conversation share one read.
 * @param readHead reads a conversation into its held
 */
export const makeEnsureSure = (readHead: (held: HeldConversation, scope: ShopScope) => Promise<unknown>) => {
  const reading = new Map<HeldConversation, Promise<void>>();
  const read = async (held: HeldConversation): Promise<void> => {
    const shopId = shopOf(held);
    const isThere = shopId !== null && (await readHead(held, scopeOfShop(shopId)));
    // A row that is gone shows when it is written.
    if (!isThere) held.isUnsure = false;
  };
  return async (held: HeldConversation): Promise<void> => {
    if (!held.isUnsure) return;
    const known = reading.get(held) ?? read(held).finally(() => reading.delete(held));
    reading.set(held, known);
    return known;
  };
};
