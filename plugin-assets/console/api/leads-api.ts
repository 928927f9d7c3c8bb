import type { EvidenceAnswer, EvidencePage } from '../../../service/protocol/api/evidence-api.ts';
import type {
  LeadCounts,
  LeadDetail,
  LeadsPage,
  OtherMessages,
} from '../../../service/protocol/api/inbox/lead-api.ts';
import type { QuarantinePage } from '../../../service/protocol/api/inbox/quarantine-api.ts';
import type { SenderAnswer } from '../../../service/protocol/api/inbox/sender-api.ts';
import type { HoldReason, LeadState, Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { leadPath, shopPath } from './api-paths.ts';

export type LeadsFilter = { shop?: string; state?: LeadState; mine?: 'yes'; ending?: 'yes' };

export const makeLeadsApi = (call: HttpClient) => ({
  leads: (filter: LeadsFilter, from: LeadsPage['next'] = null): Promise<Answer<LeadsPage>> => {
    const query = new URLSearchParams({ ...filter, ...from });
    const suffix = query.size > 0 ? `?${query}` : '';
    return call('GET', `/v1/staff/leads${suffix}`);
  },
  leadCounts: (): Promise<Answer<LeadCounts>> => call('GET', '/v1/staff/leads/counts'),
  quarantine: (filter: { shop?: string; before?: string }): Promise<Answer<QuarantinePage>> => {
    const query = new URLSearchParams(filter);
    const suffix = query.size > 0 ? `?${query}` : '';
    return call('GET', `/v1/staff/quarantine${suffix}`);
  },
  markNotSpam: (id: string): Promise<Answer<LeadDetail>> => call('POST', `${leadPath(id)}/not-spam`),
  discardLead: (id: string) => call<undefined>('DELETE', leadPath(id)),
  lead: (id: string): Promise<Answer<LeadDetail>> => call('GET', leadPath(id)),
  /** `undo`: `at` of the undone step. */
  setLeadState: (id: string, state: LeadState, undo?: string): Promise<Answer<LeadDetail>> =>
    call('POST', `${leadPath(id)}/state`, { state, undo }),
  /** Null: unassigned. */
  assignLead: (id: string, staffId: string | null): Promise<Answer<LeadDetail>> =>
    call('POST', `${leadPath(id)}/assignee`, { staffId }),
  /** `after`: number of answers so far. */
  answerLead: (
    id: string,
    answer: { ref: string; text: string; after: number },
  ): Promise<Answer<LeadDetail>> => call('POST', `${leadPath(id)}/answers`, answer),
  otherMessages: (id: string): Promise<Answer<OtherMessages>> => call('GET', `${leadPath(id)}/others`),
  sender: (shopId: string): Promise<Answer<SenderAnswer>> => call('GET', `${shopPath(shopId)}/sender`),
  setSender: (shopId: string, address: string | null): Promise<Answer<SenderAnswer>> =>
    call('PUT', `${shopPath(shopId)}/sender`, { address }),
  holdLead: (id: string, reason: HoldReason | null) =>
    call<undefined>('POST', `${leadPath(id)}/hold`, { reason }),
  evidence: (id: string, locale: Locale): Promise<Answer<EvidenceAnswer>> =>
    call('GET', `${leadPath(id)}/evidence?locale=${locale}`),
  evidencePage: (id: string, locale: Locale): Promise<Answer<EvidencePage>> =>
    call('GET', `${leadPath(id)}/evidence/page?locale=${locale}`),
});
