import type { OrganisationId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { liesWithin, type Reach, reachesOver } from '../model/staff/reach.ts';
import { type Access, LEADING_ROLES, membershipWith } from '../model/staff/resolve-access.ts';
import type { Invitation, Membership, Staff } from '../model/staff/staff.ts';
import type { InvitationStore, MembershipStore, StaffStore } from '../model/staff/staff-store.ts';

export type People = {
  members: readonly (Membership & { person: Staff | null; mayRemove: boolean })[];
  invitations: readonly (Invitation & { mayRemove: boolean })[];
};

/**
 * Members and invitations within own shops.
 * @throws DomainError not_found, forbidden. Rule: SE-3
 */
export const makeListPeople =
  (deps: { memberships: MembershipStore; invitations: InvitationStore; staff: StaffStore; clock: Clock }) =>
  async (access: Access, organisationId: OrganisationId): Promise<People> => {
    const own = membershipWith(access, organisationId, LEADING_ROLES);
    const [members, invitations] = await Promise.all([
      deps.memberships.listByOrganisation(organisationId),
      deps.invitations.listOpen(organisationId, deps.clock.now()),
    ]);
    const people = await deps.staff.listByIds(members.map((member) => member.staffId));
    const byId = new Map(people.map((person) => [person.id, person]));
    const inReach = <Row extends Reach>(rows: readonly Row[]) =>
      rows
        .filter((row) => liesWithin(row.shopIds, own.shopIds))
        .map((row) => ({ ...row, mayRemove: reachesOver(own, row) }));
    return {
      members: inReach(members).map((row) => ({ ...row, person: byId.get(row.staffId) ?? null })),
      invitations: inReach(invitations),
    };
  };
