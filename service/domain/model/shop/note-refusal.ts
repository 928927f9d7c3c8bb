import type { ShopServerRefusalReason } from '../../../protocol/vocabulary.ts';
import type { Clock } from '../base/ports.ts';
import { scopeOfShop } from '../base/tenancy.ts';
import type { Shop } from './shop.ts';
import type { ShopStore } from './shop-store.ts';

/** The shop key is public. */
const REFUSAL_EVERY_MS = 60_000;

/** @param clockOffsetSeconds shop server ahead; null: unknown */
export type NoteRefusal = (
  shop: Shop,
  reason: ShopServerRefusalReason,
  clockOffsetSeconds: number | null,
) => Promise<void>;

/** Stores why a report was refused, without sender address. Rule: MI-1. */
export const makeNoteRefusal =
  (deps: { shops: ShopStore; clock: Clock }): NoteRefusal =>
  async (shop, reason, clockOffsetSeconds) => {
    const now = deps.clock.now();
    const since = new Date(now.getTime() - REFUSAL_EVERY_MS);
    // The store decides concurrent ones.
    if (shop.lastRefusal !== null && shop.lastRefusal.at > since) return;
    await deps.shops.noteRefusal(scopeOfShop(shop.id), { at: now, reason, clockOffsetSeconds }, since);
  };
