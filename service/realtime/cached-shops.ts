import { notFound } from '../domain/model/base/domain-error.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { ShopId } from '../protocol/vocabulary.ts';

/** Caches shops of open widgets until `shop.changed`. */
export const makeCachedShops = (read: (scope: ShopScope) => Promise<Shop | null>) => {
  // A change during the read invalidates it.
  const cached = new Map<ShopId, Shop | Promise<Shop>>();
  const ask = async (scope: ShopScope): Promise<Shop> => {
    const shop = await read(scope);
    if (shop === null) throw notFound();
    return shop;
  };
  return {
    /** @throws DomainError not_found once deleted */
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
    /** On change, and after the last widget. */
    drop: (shopId: ShopId): void => void cached.delete(shopId),
  };
};
export type CachedShops = ReturnType<typeof makeCachedShops>;
