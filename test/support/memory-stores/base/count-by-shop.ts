import type { ShopId } from '../../../../service/protocol/vocabulary.ts';

/** Shops without rows are absent. */
export const countByShop = (rows: readonly { readonly shopId: ShopId }[]): ReadonlyMap<ShopId, number> => {
  const counts = new Map<ShopId, number>();
  for (const { shopId } of rows) counts.set(shopId, (counts.get(shopId) ?? 0) + 1);
  return counts;
};
