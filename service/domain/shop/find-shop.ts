import type { ShopKey } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

/** Shop and scope of a page key. @throws DomainError not_found */
export const makeFindShop =
  (deps: { shops: Pick<ShopStore, 'findByKey'> }) =>
  async (key: ShopKey): Promise<{ shop: Shop; scope: ShopScope }> => {
    const shop = await deps.shops.findByKey(key);
    if (shop === null) throw notFound();
    return { shop, scope: scopeOfShop(shop.id) };
  };
