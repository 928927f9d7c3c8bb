import type { MembershipId, OrganisationId, StaffId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { requireReachOver } from '../model/staff/reach.ts';
import { type Access, LEADING_ROLES, membershipWith } from '../model/staff/resolve-access.ts';
import type { SecretOutsideDeps } from '../model/staff/secret-outside.ts';
import type { GrantStore } from '../model/staff/staff-store.ts';
import { type TellOwnersDeps, tellOwnersOfSecret } from '../model/staff/tell-owners.ts';
import type { InviteDeps } from './invite-staff.ts';

type GrantsDeps = { grants: Pick<GrantStore, 'listByAgencies'> };

const shopsWithSecretShownTo = async (
  deps: Pick<InviteDeps, 'shops'> & GrantsDeps,
  organisationId: OrganisationId,
  staffId: StaffId,
) => {
  const granted = await deps.grants.listByAgencies([organisationId]);
  const shops = [
    ...(await deps.shops.listByOrganisation(organisationId)),
    ...(await deps.shops.listByIds(granted.map(({ shopId }) => shopId))),
  ];
  return shops.filter(({ adapterSecretBy }) => adapterSecretBy === staffId);
};

/**
 * Removes a member with invitations; owners are notified of seen secret keys. Rule: SE-3.
 * @throws DomainError not_found, forbidden, conflict for the last owner
 */
export const makeRemoveMember =
  (
    deps: InviteDeps &
      GrantsDeps &
      TellOwnersDeps &
      SecretOutsideDeps & { mails: Pick<MailStore, 'removeByRef'> },
  ) =>
  async (access: Access, organisationId: OrganisationId, membershipId: MembershipId): Promise<void> => {
    const own = membershipWith(access, organisationId, LEADING_ROLES);
    const members = await deps.memberships.listByOrganisation(organisationId);
    const member = members.find((row) => row.id === membershipId);
    if (member === undefined) throw notFound();
    requireReachOver(own, member);
    const ended = await deps.memberships.removeUnlessLastOwner(organisationId, membershipId);
    if (ended === 'not_found') throw notFound();
    if (ended === 'last_owner') {
      throw new DomainError('conflict', 'This is the last owner. Make someone else an owner first.');
    }
    // First: later failures must not keep old rights.
    deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
    for (const open of await deps.invitations.listOpen(organisationId, deps.clock.now())) {
      if (open.invitedBy !== member.staffId) continue;
      await deps.invitations.remove(organisationId, open.id);
      await deps.mails.removeByRef(SERVICE_SCOPE, open.id);
    }
    await deps.recordAct({
      actor: access.staff.id,
      organisationId,
      action: 'member.remove',
      target: membershipId,
      outcome: 'ok',
    });
    await tellOwnersOfSecret(deps, await shopsWithSecretShownTo(deps, organisationId, member.staffId));
  };
