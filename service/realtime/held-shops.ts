import { notFound } from '../domain/model/base/domain-error.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { ShopId } from '../protocol/vocabulary.ts';

/**
 * The shops of open widgets, held in memory: a shop is read with the first frame that needs it, and again after
 * `shop.changed`, so that the next message sees that it was closed.
 */
export const makeHeldShops = (read: (scope: ShopScope) => Promise<Shop | null>) => {
  // The read and not its result: a change during the read drops it, so an old row is never held after a change.
  const held = new Map<ShopId, Promise<Shop>>();
  const ask = async (scope: ShopScope): Promise<Shop> => {
    const shop = await read(scope);
    if (shop === null) throw notFound();
    return shop;
  };
  return {
    /** @throws DomainError not_found once the shop is deleted */
    get(scope: ShopScope): Promise<Shop> {
      const known = held.get(scope.shopId);
      if (known !== undefined) return known;
      const asked = ask(scope);
      held.set(scope.shopId, asked);
      asked.catch(() => {
        if (held.get(scope.shopId) === asked) held.delete(scope.shopId);
      });
      return asked;
    },
    /** Called after a change of the shop, and when its last widget has left. */
    drop: (shopId: ShopId): void => void held.delete(shopId),
  };
};
export type HeldShops = ReturnType<typeof makeHeldShops>;
