import type { ShopId } from '../../protocol/vocabulary.ts';
import type { AttachmentQuota } from '../model/attachment/attachment.ts';
import type { AttachmentStore } from '../model/attachment/attachment-store.ts';
import type { Clock } from '../model/base/ports.ts';
import { accessMay, type ShopAccess, scopeOfShops } from '../model/base/tenancy.ts';

/** Cache time, in milliseconds. */
const HELD_MS = 300_000;
const MOST_SHOPS = 10_000;

/** Used quota in percent, may exceed 100; null without the right to manage. */
export const makeReadFilesPercent = (deps: {
  attachments: Pick<AttachmentStore, 'usedBytes'>;
  attachmentQuota: Pick<AttachmentQuota, 'bytesPerShop'>;
  clock: Clock;
}) => {
  /** Oldest first. */
  const held = new Map<ShopId, { readonly since: number; readonly percent: Promise<number> }>();
  const hold = (shopId: ShopId, entry: { since: number; percent: Promise<number> }): void => {
    // Moves it to the end.
    held.delete(shopId);
    held.set(shopId, entry);
    const [oldest] = held.keys();
    if (held.size > MOST_SHOPS && oldest !== undefined) held.delete(oldest);
    entry.percent.catch(() => {
      if (held.get(shopId) === entry) held.delete(shopId);
    });
  };
  return async (accesses: readonly ShopAccess[]): Promise<(shopId: ShopId) => number | null> => {
    const since = deps.clock.now().getTime();
    const managed = accesses.filter((access) => accessMay(access, 'settings')).map(({ shopId }) => shopId);
    const old = managed.filter(
      (shopId) => since - (held.get(shopId)?.since ?? Number.NEGATIVE_INFINITY) >= HELD_MS,
    );
    if (old.length > 0) {
      const used = deps.attachments.usedBytes(scopeOfShops(old));
      const percentOf = async (shopId: ShopId): Promise<number> =>
        Math.floor((((await used).get(shopId) ?? 0) / deps.attachmentQuota.bytesPerShop) * 100);
      for (const shopId of old) hold(shopId, { since, percent: percentOf(shopId) });
    }
    const percents = await Promise.all(
      managed.map(async (shopId) => [shopId, (await held.get(shopId)?.percent) ?? null] as const),
    );
    const found = new Map(percents);
    return (shopId) => found.get(shopId) ?? null;
  };
};
