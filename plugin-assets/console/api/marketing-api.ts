import type { EvidenceAnswer } from '../../../service/protocol/api/evidence-api.ts';
import type {
  MarketingNumbers,
  RemovedImported,
  Subscriptions,
} from '../../../service/protocol/api/marketing-api.ts';
import type { Locale, MarketingChannel } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { shopPath } from './api-paths.ts';

export const makeMarketingApi = (call: HttpClient) => ({
  marketing: (id: string): Promise<Answer<MarketingNumbers>> => call('GET', `${shopPath(id)}/marketing`),
  marketingEntries: (id: string): Promise<Answer<Subscriptions>> =>
    call('GET', `${shopPath(id)}/marketing/entries`),
  removeImported: (id: string, channel: MarketingChannel): Promise<Answer<RemovedImported>> =>
    call('DELETE', `${shopPath(id)}/marketing/imported?channel=${channel}`),
  withdrawMarketing: (id: string, entryId: string) =>
    call<undefined>('DELETE', `${shopPath(id)}/marketing/entries/${encodeURIComponent(entryId)}`),
  consentEvidence: (id: string, eventId: string, locale: Locale): Promise<Answer<EvidenceAnswer>> =>
    call('GET', `${shopPath(id)}/consents/${encodeURIComponent(eventId)}/evidence?locale=${locale}`),
});
