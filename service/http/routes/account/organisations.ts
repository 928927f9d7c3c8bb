import type { UseCases } from '../../../desks/use-cases.ts';
import { type Access, membershipWith } from '../../../domain/model/staff/resolve-access.ts';
import type { Organisation } from '../../../domain/model/staff/staff.ts';
import {
  companyFields,
  type OrganisationDetail,
  organisationResponse,
} from '../../../protocol/api/organisation-api.ts';
import { organisationIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { useCases: UseCases };
const params = idParams('organisationId', organisationIdField);

const view = (access: Access, organisation: Organisation): OrganisationDetail => ({
  id: organisation.id,
  name: organisation.name,
  kind: organisation.kind,
  company: organisation.company === null ? null : { ...organisation.company },
  mayEdit: access.organisations.some(
    (row) => row.organisation.id === organisation.id && row.role === 'owner' && row.shopIds === null,
  ),
});

/** Who an organisation is in law. */
export const organisationRoutes = ({ useCases }: Deps): Route[] => [
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
      body: view(
        access,
        membershipWith(access, organisationId, ['owner', 'manager', 'auditor']).organisation,
      ),
    }),
  ),
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
      body: view(access, await useCases.changeCompany(access, organisationId, body)),
    }),
  ),
];
