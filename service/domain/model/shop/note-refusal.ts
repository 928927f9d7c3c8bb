import type { ShopServerRefusalReason } from '../../../protocol/vocabulary.ts';
import type { Clock } from '../base/ports.ts';
import { scopeOfShop } from '../base/tenancy.ts';
import type { Shop } from './shop.ts';
import type { ShopStore } from './shop-store.ts';

/**
 * Anybody who knows a shop's public key can cause a refusal, so one a minute is kept of each shop, and only the
 * newest.
 */
const REFUSAL_EVERY_MS = 60_000;

/** @param clockOffsetSeconds how far the shop server's clock is ahead; null where it says nothing */
export type NoteRefusal = (
  shop: Shop,
  reason: ShopServerRefusalReason,
  clockOffsetSeconds: number | null,
) => Promise<void>;

/**
 * Keeps why a report of the shop server was not taken, for the shop's own people. No address of the sender. Rule:
 * MI-1.
 */
export const makeNoteRefusal =
  (deps: { shops: ShopStore; clock: Clock }): NoteRefusal =>
  async (shop, reason, clockOffsetSeconds) => {
    const now = deps.clock.now();
    const since = new Date(now.getTime() - REFUSAL_EVERY_MS);
    // Most of a flood ends here; of what comes at the same moment the store takes one.
    if (shop.lastRefusal !== null && shop.lastRefusal.at > since) return;
    await deps.shops.noteRefusal(scopeOfShop(shop.id), { at: now, reason, clockOffsetSeconds }, since);
  };
