import type { StaffId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type ResolveAccess, scopeWith } from '../model/staff/resolve-access.ts';
import type { Staff } from '../model/staff/staff.ts';

/** Finds an assignee. Rule: SE-3. @throws DomainError not_found: unknown, or without the right */
export const makeFindAssignee =
  ({ resolveAccess }: { resolveAccess: ResolveAccess }) =>
  async (staffId: StaffId, { shopId }: ShopScope): Promise<Staff> => {
    const access = await resolveAccess(staffId);
    if (access === null || !scopeWith(access, 'answer').shopIds.includes(shopId)) throw notFound();
    return access.staff;
  };
