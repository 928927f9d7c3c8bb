import type { ShopId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

export type RightsSettings = {
  readonly shopId: ShopId;
  /** Whether a confirmed public erasure runs at once. */
  readonly selfErasure: 'at_once' | 'shop_confirms';
};

export const defaultRightsSettings = (shopId: ShopId): RightsSettings => ({
  shopId,
  selfErasure: 'shop_confirms',
});

export type RightsSettingsStore = {
  /** Defaults if unset. */
  get(scope: ShopScope): Promise<RightsSettings>;
  put(scope: ShopScope, settings: RightsSettings): Promise<void>;
};
