import type { Stores } from '../../../service/desks/stores.ts';
import type { ShopScope } from '../../../service/domain/model/base/tenancy.ts';

/** A shop with a row for every id; ids are of the type that a method asks for. */
export type FurnishedShop = {
  /** To ask. */
  stores: Stores;
  /** The same, to put there what is asked for. */
  kept: Stores;
  scope: ShopScope;
  ids: Readonly<Record<string, never>>;
};
