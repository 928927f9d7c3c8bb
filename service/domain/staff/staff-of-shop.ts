import type { Role } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { scopeOfShop, weakerRole } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { grantWaits, type Membership, type Staff } from '../model/staff/staff.ts';
import type { GrantStore, MembershipStore, StaffStore } from '../model/staff/staff-store.ts';

export type StaffOfShopDeps = {
  staff: StaffStore;
  memberships: MembershipStore;
  grants: GrantStore;
  clock: Clock;
};

/** Staff with one of these roles, including agencies with a running grant. */
export const staffOfShop = async (
  deps: StaffOfShopDeps,
  shop: Pick<Shop, 'id' | 'organisationId'>,
  roles: readonly Role[],
): Promise<readonly Staff[]> => {
  const grants = (await deps.grants.listByShop(scopeOfShop(shop.id))).filter(
    (grant) => grant.until === null && !grantWaits(grant),
  );
  const reaches = (row: Membership) => row.shopIds === null || row.shopIds.includes(shop.id);
  const ids = new Set<Staff['id']>();
  for (const row of await deps.memberships.listByOrganisation(shop.organisationId)) {
    if (reaches(row) && roles.includes(row.role)) ids.add(row.staffId);
  }
  for (const grant of grants) {
    for (const row of await deps.memberships.listByOrganisation(grant.agencyId)) {
      if (reaches(row) && roles.includes(weakerRole(row.role, grant.role))) ids.add(row.staffId);
    }
  }
  return deps.staff.listByIds([...ids]);
};
