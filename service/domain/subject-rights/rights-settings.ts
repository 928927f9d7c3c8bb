import type { ShopId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/** How a shop handles requests. */
export type RightsSettings = {
  readonly shopId: ShopId;
  /** Whether an erasure asked for on the public page and confirmed by mail happens at once, or the shop confirms. */
  readonly selfErasure: 'at_once' | 'shop_confirms';
};

export const defaultRightsSettings = (shopId: ShopId): RightsSettings => ({
  shopId,
  selfErasure: 'shop_confirms',
});

export type RightsSettingsStore = {
  /** The defaults until they were changed. */
  get(scope: ShopScope): Promise<RightsSettings>;
  put(scope: ShopScope, settings: RightsSettings): Promise<void>;
};
