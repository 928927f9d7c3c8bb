import { notFound } from '../domain/model/base/domain-error.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { ShopId } from '../protocol/vocabulary.ts';

/**
 * A cache of the shops of open widgets: a shop is read with the first frame that needs it, and again after
 * `shop.changed`, so that the next message sees that it was closed.
 */
export const makeCachedShops = (read: (scope: ShopScope) => Promise<Shop | null>) => {
  // The read and not its result: a change during the read drops it, so an old row is never cached after a change.
  const cached = new Map<ShopId, Promise<Shop>>();
  const ask = async (scope: ShopScope): Promise<Shop> => {
    const shop = await read(scope);
    if (shop === null) throw notFound();
    return shop;
  };
  return {
    /** @throws DomainError not_found once the shop is deleted */
    get(scope: ShopScope): Promise<Shop> {
      const known = cached.get(scope.shopId);
      if (known !== undefined) return known;
      const asked = ask(scope);
      cached.set(scope.shopId, asked);
      asked.catch(() => {
        if (cached.get(scope.shopId) === asked) cached.delete(scope.shopId);
      });
      return asked;
    },
    /** Called after a change of the shop, and when its last widget has left. */
    drop: (shopId: ShopId): void => void cached.delete(shopId),
  };
};
export type CachedShops = ReturnType<typeof makeCachedShops>;
