import type { MembershipId, OrganisationId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { requireReachOver } from '../model/staff/reach.ts';
import { type Access, LEADING_ROLES, membershipWith } from '../model/staff/resolve-access.ts';
import type { InviteDeps } from './invite-staff.ts';

/**
 * The person's open invitations go with them. Rule: SE-3
 * @throws DomainError not_found, forbidden, conflict when the last owner would go
 */
export const makeRemoveMember =
  (deps: InviteDeps & { mails: Pick<MailStore, 'removeByRef'> }) =>
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
    // At once: a failure of what follows must not leave open consoles with the old rights.
    deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
    // What they gave out is worth nothing any more; here it leaves the list and the outbox too.
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
  };
