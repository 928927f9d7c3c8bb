/** Calls about leads and their evidence. */
import type { EvidenceAnswer, EvidencePage } from '../../../service/protocol/api/evidence-api.ts';
import type { LeadDetail, LeadSummary } from '../../../service/protocol/api/staff-api.ts';
import type { HoldReason, Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { leadPath } from './api-paths.ts';

export const makeLeadsApi = (call: HttpClient) => ({
  leads: (filter: { shopId?: string; before?: string; isEnding?: boolean }) => {
    const query = new URLSearchParams();
    if (filter.shopId) query.set('shop', filter.shopId);
    if (filter.before) query.set('before', filter.before);
    if (filter.isEnding) query.set('ending', 'yes');
    const suffix = query.size > 0 ? `?${query}` : '';
    return call<{ leads: LeadSummary[]; nextBefore: string | null }>('GET', `/v1/staff/leads${suffix}`);
  },
  lead: (id: string): Promise<Answer<LeadDetail>> => call('GET', leadPath(id)),
  setLeadState: (id: string, state: 'new' | 'answered'): Promise<Answer<LeadDetail>> =>
    call('POST', `${leadPath(id)}/state`, { state }),
  holdLead: (id: string, reason: HoldReason | null) =>
    call<undefined>('POST', `${leadPath(id)}/hold`, { reason }),
  evidence: (id: string, locale: Locale): Promise<Answer<EvidenceAnswer>> =>
    call('GET', `${leadPath(id)}/evidence?locale=${locale}`),
  evidencePage: (id: string, locale: Locale): Promise<Answer<EvidencePage>> =>
    call('GET', `${leadPath(id)}/evidence/page?locale=${locale}`),
});
