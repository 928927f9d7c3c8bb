import type { VisitsView } from '../../../service/protocol/api/visits/visit-api.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { shopPath } from './api-paths.ts';

export const makeVisitsApi = (call: HttpClient) => ({
  visits: (shopId: string): Promise<Answer<VisitsView>> => call('GET', `${shopPath(shopId)}/visits`),
  inviteVisitor: (shopId: string, visit: string, text: string) =>
    call<undefined>('POST', `${shopPath(shopId)}/visits/invite`, { visit, text }),
});
