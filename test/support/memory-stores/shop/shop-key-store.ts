import type { ShopKeyStore } from '../../../../service/domain/model/shop/shop-store.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryShopKeyStore = (): ShopKeyStore => {
  const rows = memoryTable<ShopId, string>('shopKeys');
  return {
    async get(scope) {
      return rows.get(scope.shopId) ?? null;
    },
    async put(scope, wrapped) {
      const kept = rows.get(scope.shopId) ?? wrapped;
      rows.set(scope.shopId, kept);
      return kept;
    },
    async all() {
      return [...rows].map(([shopId, wrapped]) => ({ shopId, wrapped }));
    },
  };
};
