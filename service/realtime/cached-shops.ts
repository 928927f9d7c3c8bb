import { notFound } from '../domain/model/base/domain-error.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { ShopId } from '../protocol/vocabulary.ts';

/**
 * A cache of the shops of open widgets: a shop is read with the first frame that needs it, and again after
 * `shop.changed`, so that the next message sees that it was closed.
 */
export const makeCachedShops = (read: (scope: ShopScope) => Promise<Shop | null>) => {
  // The read, then its result: a change during the read drops it, so an old row is never cached after a change.
  const cached = new Map<ShopId, Shop | Promise<Shop>>();
  const ask = async (scope: ShopScope): Promise<Shop> => {
    const shop = await read(scope);
    if (shop === null) throw notFound();
    return shop;
  };
  return {
    /** @throws DomainError not_found once the shop is deleted */
    get(scope: ShopScope): Shop | Promise<Shop> {
      const { shopId } = scope;
      const known = cached.get(shopId);
      if (known !== undefined) return known;
      const asked = ask(scope);
      cached.set(shopId, asked);
      const isCached = (): boolean => cached.get(shopId) === asked;
      asked.then(
        (shop) => isCached() && cached.set(shopId, shop),
        () => isCached() && cached.delete(shopId),
      );
      return asked;
    },
    /** Called after a change of the shop, and when its last widget has left. */
    drop: (shopId: ShopId): void => void cached.delete(shopId),
  };
};
export type CachedShops = ReturnType<typeof makeCachedShops>;
