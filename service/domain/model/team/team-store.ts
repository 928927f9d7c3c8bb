import type { ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Team } from './team.ts';

export type ShopTeamStore = {
  /** In the shop's order. */
  get(scope: ShopScope): Promise<readonly Team[]>;
  list(scope: ShopsScope): Promise<readonly { readonly shopId: ShopId; readonly teams: readonly Team[] }[]>;
  put(scope: ShopScope, teams: readonly Team[]): Promise<void>;
  /** In every shop. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
};
