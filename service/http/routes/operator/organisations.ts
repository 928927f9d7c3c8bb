import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import {
  createOrganisationRequest,
  createOrganisationResponse,
  organisationsResponse,
} from '../../../protocol/api/people-api.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { invitationView } from '../../../views/people-views.ts';
import { defineRoute, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = { desk: OperatorDesk['organisations']; origin: string; rateLimits: RateLimits };

const listOrganisations = (deps: Deps): Route =>
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
      const found = await deps.desk.listOrganisations(access);
      const organisations = found.map(({ id, name, kind, createdAt, shops }) => ({
        id,
        name,
        kind,
        createdAt: createdAt.toISOString(),
        shops,
      }));
      return { body: { organisations } };
    },
  );

const createOrganisation = (deps: Deps): Route =>
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
      const made = await deps.desk.createOrganisation(access.staff, body);
      return { body: { id: made.organisation.id, ...invitationView(made, deps.origin) } };
    },
  );

export const operatorOrganisationRoutes = (deps: Deps): Route[] => [
  listOrganisations(deps),
  createOrganisation(deps),
];
