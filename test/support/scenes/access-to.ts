import assert from 'node:assert/strict';
import type { Access } from '../../../service/domain/model/staff/resolve-access.ts';
import type { Role } from '../../../service/protocol/vocabulary.ts';
import { aMembership, anOrganisation, aStaff } from '../builders/staff-builders.ts';
import type { DomainScene, SceneShop } from '../domain-scene.ts';

export const accessTo = async (
  { stores, useCases }: DomainScene,
  roles: readonly (readonly [shop: SceneShop, role: Role])[],
): Promise<Access> => {
  const staff = aStaff();
  await stores.staff.insert(staff);
  for (const [shop, role] of roles) {
    const { organisationId: id } = await shop.now();
    if ((await stores.organisations.get(id)) === null)
      await stores.organisations.insert(anOrganisation({ id }));
    await stores.memberships.insert(aMembership({ staffId: staff.id, organisationId: id, role }));
  }
  const access = await useCases.resolveAccess(staff.id);
  assert.ok(access);
  return access;
};
