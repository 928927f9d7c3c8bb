import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { Invitation, Organisation } from '../domain/model/staff/staff.ts';
import type { People } from '../domain/staff/list-people.ts';
import type { OrganisationDetail } from '../protocol/api/organisation-api.ts';

/** The link is shown only if no mail delivers it. */
export const invitationView = (
  { secret, invitation }: { secret: string; invitation: Invitation },
  origin: string,
) => ({
  link: invitation.byMail ? null : `${origin}/console/#/join/${secret}`,
  expiresAt: invitation.expiresAt.toISOString(),
});

export const peopleView = ({ members, invitations }: People) => ({
  members: members.map(({ id, staffId, person, role, shopIds, mayRemove }) => ({
    id,
    staffId,
    name: person?.name ?? '',
    email: person?.email ?? '',
    role,
    hasSecondFactor: (person?.secondFactor ?? null) !== null,
    shopIds: shopIds === null ? null : [...shopIds],
    mayRemove,
  })),
  invitations: invitations.map(({ id, email, role, expiresAt, mayRemove }) => ({
    id,
    email,
    role,
    expiresAt: expiresAt.toISOString(),
    mayRemove,
  })),
});

export const organisationView = (access: Access, organisation: Organisation): OrganisationDetail => ({
  id: organisation.id,
  name: organisation.name,
  kind: organisation.kind,
  company: organisation.company === null ? null : { ...organisation.company },
  mayEdit: access.organisations.some(
    (row) => row.organisation.id === organisation.id && row.role === 'owner' && row.shopIds === null,
  ),
});
