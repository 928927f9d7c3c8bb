import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  invitationParams,
  invitationResponse,
  inviteRequest,
  memberParams,
  peopleResponse,
} from '../../../protocol/api/people-api.ts';
import { organisationIdField } from '../../../protocol/fields.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { invitationView, peopleView } from '../../../views/people-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = { desk: ConsoleDesk['people']; origin: string; rateLimits: RateLimits };

const params = idParams('organisationId', organisationIdField);

const listPeople = (deps: Deps): Route =>
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
      return { body: peopleView(await deps.desk.listPeople(access, organisationId)) };
    },
  );

const inviteMember = (deps: Deps): Route =>
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
      return {
        body: invitationView(await deps.desk.inviteStaff(access, organisationId, body), deps.origin),
      };
    },
  );

const withdrawInvitation = (deps: Deps): Route =>
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
      await deps.desk.withdrawInvitation(access, organisationId, invitationId);
      return {};
    },
  );

const removeMember = (deps: Deps): Route =>
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
      await deps.desk.removeMember(access, organisationId, membershipId);
      return {};
    },
  );

export const peopleRoutes = (deps: Deps): Route[] => [
  listPeople(deps),
  inviteMember(deps),
  withdrawInvitation(deps),
  removeMember(deps),
];
