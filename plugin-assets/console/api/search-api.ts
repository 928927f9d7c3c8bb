import type { SearchAnswer, SearchInput } from '../../../service/protocol/api/inbox/search-api.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';

export const makeSearchApi = (call: HttpClient) => ({
  search: (asked: SearchInput): Promise<Answer<SearchAnswer>> => call('POST', '/v1/staff/search', asked),
});
