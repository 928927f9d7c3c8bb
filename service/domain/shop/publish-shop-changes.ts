import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

/**
 * The same store, which also publishes each change of settings: open sockets hold their shop and read it again then.
 * A write that failed is published too, because it may have been stored.
 */
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
