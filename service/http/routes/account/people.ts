import type { UseCases } from '../../../desks/use-cases.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import type { ShopStore } from '../../../domain/model/shop/shop-store.ts';
import type { Invitation } from '../../../domain/model/staff/staff.ts';
import type { OrganisationStore } from '../../../domain/model/staff/staff-store.ts';
import {
  createOrganisationRequest,
  createOrganisationResponse,
  invitationParams,
  invitationResponse,
  inviteRequest,
  memberParams,
  organisationsResponse,
  peopleResponse,
} from '../../../protocol/api/people-api.ts';
import { organisationIdField } from '../../../protocol/fields.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = {
  useCases: UseCases;
  organisations: OrganisationStore;
  shops: Pick<ShopStore, 'listByOrganisation'>;
  origin: string;
  rateLimits: RateLimits;
};
const params = idParams('organisationId', organisationIdField);

/** Members and invitations of an organisation; the operator's list of organisations. */
export const peopleRoutes = (deps: Deps): Route[] => {
  const linkFor = ({ secret, invitation }: { secret: string; invitation: Invitation }) => ({
    link: invitation.byMail ? null : `${deps.origin}/console/#/join/${secret}`,
    expiresAt: invitation.expiresAt.toISOString(),
  });
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/organisations/:organisationId/people',
        audience: 'staff',
        summary: 'Members and open invitations.',
        rate: 'staff',
        params,
        answer: peopleResponse,
      },
      async ({ params: { organisationId } }, { access }) => {
        const { members, invitations } = await deps.useCases.listPeople(access, organisationId);
        return {
          body: {
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
          },
        };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/organisations/:organisationId/invitations',
        audience: 'staff',
        summary: 'Invites a new member, by mail or with a one-time link to hand over.',
        rate: 'staff',
        status: 201,
        params,
        body: inviteRequest,
        answer: invitationResponse,
      },
      async ({ params: { organisationId }, body }, { access }) => {
        await takeTypedMail(deps.rateLimits, access, organisationId);
        return { body: linkFor(await deps.useCases.inviteStaff(access, organisationId, body)) };
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/staff/organisations/:organisationId/invitations/:invitationId',
        audience: 'staff',
        summary: 'Withdraws an invitation.',
        rate: 'staff',
        params: invitationParams,
      },
      async ({ params: { organisationId, invitationId } }, { access }) => {
        await deps.useCases.withdrawInvitation(access, organisationId, invitationId);
        return {};
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/staff/organisations/:organisationId/members/:membershipId',
        audience: 'staff',
        summary: 'Removes a member at once; open sockets lose the shops.',
        rate: 'staff',
        params: memberParams,
      },
      async ({ params: { organisationId, membershipId } }, { access }) => {
        await deps.useCases.removeMember(access, organisationId, membershipId);
        return {};
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/organisations',
        audience: 'staff',
        summary: 'All organisations, for the operator; no shop content.',
        rate: 'staff',
        answer: organisationsResponse,
      },
      async (_input, { access }) => {
        if (!access.staff.isOperator) {
          throw new DomainError('forbidden', 'Only the operator of this service sees this.');
        }
        const organisations = await Promise.all(
          (await deps.organisations.all()).map(async (organisation) => ({
            id: organisation.id,
            name: organisation.name,
            kind: organisation.kind,
            createdAt: organisation.createdAt.toISOString(),
            shops: (await deps.shops.listByOrganisation(organisation.id)).length,
          })),
        );
        return { body: { organisations } };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/staff/organisations',
        audience: 'staff',
        summary: 'The operator adds a merchant or an agency with its first owner.',
        rate: 'staff',
        status: 201,
        body: createOrganisationRequest,
        answer: createOrganisationResponse,
      },
      async ({ body }, { access }) => {
        await takeTypedMail(deps.rateLimits, access, null);
        const made = await deps.useCases.createOrganisation(access.staff, body);
        return { body: { id: made.organisation.id, ...linkFor(made) } };
      },
    ),
  ];
};
