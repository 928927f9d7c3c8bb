import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { membershipWith } from '../../../domain/model/staff/resolve-access.ts';
import { closeCompanyRequest } from '../../../protocol/api/departure-api.ts';
import { companyFields, organisationResponse } from '../../../protocol/api/organisation-api.ts';
import { organisationIdField } from '../../../protocol/fields.ts';
import { organisationView } from '../../../views/people-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['people'] };

const params = idParams('organisationId', organisationIdField);

const readOrganisation = (): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/organisations/:organisationId',
      audience: 'staff',
      summary: 'An organisation and its company data.',
      rate: 'staff',
      params,
      answer: organisationResponse,
    },
    async ({ params: { organisationId } }, { access }) => ({
      body: organisationView(
        access,
        membershipWith(access, organisationId, ['owner', 'manager', 'auditor']).organisation,
      ),
    }),
  );

const changeCompany = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/organisations/:organisationId/company',
      audience: 'staff',
      summary: 'Who the organisation is in law: party of the data-processing agreement.',
      rate: 'staff',
      params,
      body: companyFields,
      answer: organisationResponse,
    },
    async ({ params: { organisationId }, body }, { access }) => ({
      body: organisationView(access, await desk.changeCompany(access, organisationId, body)),
    }),
  );

const closeCompany = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/organisations/:organisationId/closure',
      audience: 'staff',
      summary: 'An owner or the operator closes a company that has no shop left.',
      rate: 'staff',
      params,
      body: closeCompanyRequest,
    },
    async ({ params: { organisationId }, body }, { access }) => {
      await desk.closeCompany(access, organisationId, body);
      return {};
    },
  );

export const organisationRoutes = (deps: Deps): Route[] => [
  readOrganisation(),
  changeCompany(deps),
  closeCompany(deps),
];
