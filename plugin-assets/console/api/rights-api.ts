import type {
  FoundPersonView,
  OpenRequests,
  RequestDetail,
  RequestSummary,
  RightsSettingsView,
} from '../../../service/protocol/api/rights-api.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { requestPath, shopPath } from './api-paths.ts';

export type RequestPage = { requests: RequestSummary[]; next: string | null };

export const makeRightsApi = (call: HttpClient) => ({
  findPerson: (person: Record<string, unknown>): Promise<Answer<FoundPersonView>> =>
    call('POST', '/v1/staff/people/find', person),
  requests: (before?: string): Promise<Answer<RequestPage>> =>
    call('GET', `/v1/staff/requests${before === undefined ? '' : `?before=${before}`}`),
  openRequests: (): Promise<Answer<OpenRequests>> => call('GET', '/v1/staff/requests/open'),
  newRequest: (body: Record<string, unknown>): Promise<Answer<RequestDetail>> =>
    call('POST', '/v1/staff/requests', body),
  request: (id: string): Promise<Answer<RequestDetail>> => call('GET', requestPath(id)),
  actOnRequest: (id: string, verb: string, body: Record<string, unknown>): Promise<Answer<RequestDetail>> =>
    call('POST', `${requestPath(id)}/${verb}`, body),
  sendAnswer: (id: string): Promise<Answer<{ request: RequestDetail; url: string; mailed: boolean }>> =>
    call('POST', `${requestPath(id)}/answer`, {}),
  rightsSettings: (id: string): Promise<Answer<RightsSettingsView>> =>
    call('GET', `${shopPath(id)}/rights-settings`),
  changeRightsSettings: (id: string, settings: RightsSettingsView): Promise<Answer<RightsSettingsView>> =>
    call('PUT', `${shopPath(id)}/rights-settings`, settings),
});
