import type { Board, NewClientRequest } from '../../../service/protocol/api/agency-api.ts';
import type { VersionResponse } from '../../../service/protocol/api/operator/version-api.ts';
import type { CompanyFields, OrganisationDetail } from '../../../service/protocol/api/organisation-api.ts';
import type { InvitationLink, Organisations, People } from '../../../service/protocol/api/people-api.ts';
import type { WitnessReport } from '../../../service/protocol/api/witness-api.ts';
import type { OrganisationKind, Role } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { organisationPath } from './api-paths.ts';

export type Invitation = { email: string; role: Role; shopIds: string[] | null };
export type NewOrganisation = { name: string; kind: OrganisationKind; ownerEmail: string };

export const makeOrganisationsApi = (call: HttpClient) => ({
  organisations: (): Promise<Answer<Organisations>> => call('GET', '/v1/staff/organisations'),
  witness: (): Promise<Answer<WitnessReport>> => call('GET', '/v1/staff/witness'),
  version: (): Promise<Answer<VersionResponse>> => call('GET', '/v1/staff/version'),
  addOrganisation: (settings: NewOrganisation): Promise<Answer<InvitationLink & { id: string }>> =>
    call('POST', '/v1/staff/organisations', settings),
  organisation: (id: string): Promise<Answer<OrganisationDetail>> => call('GET', organisationPath(id)),
  changeCompany: (id: string, company: CompanyFields): Promise<Answer<OrganisationDetail>> =>
    call('PUT', `${organisationPath(id)}/company`, company),
  closeCompany: (id: string, password: string, typedName: string) =>
    call<undefined>('POST', `${organisationPath(id)}/closure`, { password, typedName }),
  people: (id: string): Promise<Answer<People>> => call('GET', `${organisationPath(id)}/people`),
  invite: (id: string, invitation: Invitation): Promise<Answer<InvitationLink>> =>
    call('POST', `${organisationPath(id)}/invitations`, invitation),
  withdrawInvitation: (id: string, invitationId: string) =>
    call<undefined>('DELETE', `${organisationPath(id)}/invitations/${encodeURIComponent(invitationId)}`),
  removeMember: (id: string, memberId: string) =>
    call<undefined>('DELETE', `${organisationPath(id)}/members/${encodeURIComponent(memberId)}`),
  resetSecondFactor: (id: string, memberId: string) =>
    call<undefined>(
      'POST',
      `${organisationPath(id)}/members/${encodeURIComponent(memberId)}/second-factor/reset`,
      {},
    ),
  resetSecondFactorByEmail: (email: string) =>
    call<undefined>('POST', '/v1/staff/second-factor-resets', { email }),
  requireSecondFactor: (id: string, owners: boolean) =>
    call<undefined>('PUT', `${organisationPath(id)}/second-factor`, { owners }),
  board: (id: string): Promise<Answer<Board>> => call('GET', `${organisationPath(id)}/board`),
  addClient: (id: string, client: NewClientRequest): Promise<Answer<{ id: string }>> =>
    call('POST', `${organisationPath(id)}/clients`, client),
  /** @param email corrected address */
  inviteClientOwner: (id: string, shopId: string, email?: string) =>
    call<undefined>('POST', `${organisationPath(id)}/clients/${encodeURIComponent(shopId)}/invitation`, {
      ...(email !== undefined && { email }),
    }),
});
