import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

/** Publishes settings changes; also failed writes, which may be stored. */
export const publishShopChanges = (shops: ShopStore, bus: EventBus): ShopStore => ({
  ...shops,
  async update(scope, changes) {
    try {
      return await shops.update(scope, changes);
    } finally {
      bus.publish({ type: 'shop.changed', shopId: scope.shopId });
    }
  },
});
