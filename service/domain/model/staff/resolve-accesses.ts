import type { OrganisationId, ShopId, StaffId } from '../../../protocol/vocabulary.ts';
import type { Clock } from '../base/ports.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import { type Access, makeResolveAccess } from './resolve-access.ts';
import type { GrantStore, MembershipStore, OrganisationStore, StaffStore } from './staff-store.ts';

type Deps = {
  staff: Pick<StaffStore, 'listByIds'>;
  memberships: Pick<MembershipStore, 'listByStaffs'>;
  organisations: Pick<OrganisationStore, 'listByIds'>;
  grants: Pick<GrantStore, 'listByAgencies'>;
  shops: Pick<ShopStore, 'listByIds' | 'listByOrganisations'>;
  clock: Clock;
};
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.id as string, row]));
const among = <Row>(rows: ReadonlyMap<string, Row>, ids: readonly string[]): Row[] =>
  [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);

/** `resolveAccess` for many with seven queries; omits deleted accounts. */
export const makeResolveAccesses =
  (deps: Deps) =>
  async (ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, Access>> => {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return new Map();
    const [people, members] = await Promise.all([
      deps.staff.listByIds(unique),
      deps.memberships.listByStaffs(unique),
    ]);
    const companyIds = [...new Set(members.map(({ organisationId }) => organisationId))];
    const [companies, shops, grants] = await Promise.all([
      deps.organisations.listByIds(companyIds),
      deps.shops.listByOrganisations(companyIds),
      deps.grants.listByAgencies(companyIds),
    ]);
    const granted = await deps.shops.listByIds([...new Set(grants.map(({ shopId }) => shopId))]);
    const owners = await deps.organisations.listByIds([
      ...new Set(granted.map(({ organisationId }) => organisationId)),
    ]);
    const [staffOf, companyOf, grantedOf] = [byId(people), byId([...companies, ...owners]), byId(granted)];
    const resolve = makeResolveAccess({
      staff: { get: async (id: StaffId) => staffOf.get(id) ?? null },
      memberships: { listByStaff: async (id: StaffId) => members.filter(({ staffId }) => staffId === id) },
      organisations: { listByIds: async (some: readonly OrganisationId[]) => among(companyOf, some) },
      grants: {
        listByAgencies: async (some: readonly OrganisationId[]) =>
          grants.filter(({ agencyId }) => some.includes(agencyId)),
      },
      shops: {
        listByOrganisation: async (id: OrganisationId) =>
          shops.filter(({ organisationId }) => organisationId === id),
        listByIds: async (some: readonly ShopId[]) => among(grantedOf, some),
      },
      clock: deps.clock,
    });
    const found = new Map<StaffId, Access>();
    for (const id of unique) {
      const access = await resolve(id);
      if (access !== null) found.set(id, access);
    }
    return found;
  };

export type ResolveAccesses = ReturnType<typeof makeResolveAccesses>;
