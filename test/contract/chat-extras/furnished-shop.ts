import type { Stores } from '../../../service/desks/stores.ts';
import type { ShopScope } from '../../../service/domain/model/base/tenancy.ts';

export type FurnishedShop = {
  stores: Stores;
  kept: Stores;
  scope: ShopScope;
  ids: Readonly<Record<string, never>>;
};
