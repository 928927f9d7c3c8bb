import type { ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Team } from './team.ts';

/** Each shop's list of teams. */
export type ShopTeamStore = {
  /** In the order of the shop; empty while it has none. */
  get(scope: ShopScope): Promise<readonly Team[]>;
  list(scope: ShopsScope): Promise<readonly { readonly shopId: ShopId; readonly teams: readonly Team[] }[]>;
  put(scope: ShopScope, teams: readonly Team[]): Promise<void>;
  /** Takes a person who left out of all teams, in every shop. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
};
