import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { PushDevice } from '../model/alert/push.ts';
import type { PresenceBoard } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Team } from '../model/team/team.ts';
import type { ShopTeamStore } from '../model/team/team-store.ts';
import { type StaffOfShopDeps, staffOfShop } from '../staff/staff-of-shop.ts';
import type { AlertPerson } from './plan-alerts.ts';
import { type PushDeps, ringingDevices } from './push-to-staff.ts';

export type CrewDeps = StaffOfShopDeps &
  PushDeps & {
    shops: ShopStore;
    shopTeams: Pick<ShopTeamStore, 'get'>;
    presence: PresenceBoard;
  };

const ANSWERING = ['owner', 'manager', 'consultant'] as const;
/** Active people get no mail, in milliseconds. */
const ACTED_MS = 2 * 60_000;

export type Crew = {
  readonly shop: Shop;
  readonly people: readonly AlertPerson[];
  readonly teams: readonly Team[];
  readonly devices: readonly PushDevice[];
};

export const crewOf = async (deps: CrewDeps, shopId: ShopId): Promise<Crew | null> => {
  const shop = await deps.shops.get(scopeOfShop(shopId));
  if (shop === null) return null;
  const staff = await staffOfShop(deps, shop, ANSWERING);
  const owners = new Set((await staffOfShop(deps, shop, ['owner'])).map(({ id }) => id));
  const onCall = new Set(deps.presence.onCall(shopId).map(({ staffId }) => staffId));
  const actedSince = new Date(deps.clock.now().getTime() - ACTED_MS);
  const devices = await ringingDevices(
    deps,
    staff.map(({ id }) => id),
  );
  const presenceOf = (id: StaffId): AlertPerson['presence'] =>
    onCall.has(id) ? 'on_call' : deps.presence.lastKnown(shopId, id);
  return {
    shop,
    devices,
    teams: await deps.shopTeams.get(scopeOfShop(shopId)),
    people: staff.map((one) => ({
      staff: one,
      isOwner: owners.has(one.id),
      presence: presenceOf(one.id),
      hasPush: devices.some(({ staffId }) => staffId === one.id),
      hasActed: deps.presence.hasActedSince(one.id, actedSince),
    })),
  };
};
