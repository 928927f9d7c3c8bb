import type { ChatMode, Locale } from '../../protocol/vocabulary.ts';
import type { PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { OpenedWidget } from '../widget/open-widget.ts';

/** Connection test; returns the visitor's view. */
export const makeTestShopServer =
  (deps: {
    bus: EventBus;
    presence: PresenceBoard;
    widgetMode(shop: Shop, scope: ShopScope, locale: Locale): Promise<Pick<OpenedWidget, 'mode'>>;
  }) =>
  async (shop: Shop, scope: ShopScope): Promise<{ here: number; mode: ChatMode }> => {
    deps.bus.publish({ type: 'shopServer.tested', shopId: shop.id });
    const { mode } = await deps.widgetMode(shop, scope, shop.locale);
    return { here: deps.presence.here(shop.id).length, mode };
  };
