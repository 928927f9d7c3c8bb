import type { HttpClient } from '../../shared/http-client.ts';
import { makeAccountApi } from './account-api.ts';
import { makeAlertsApi } from './alerts-api.ts';
import { makeConnectionApi } from './connection-api.ts';
import { makeConversationsApi } from './conversations-api.ts';
import { makeLeadsApi } from './leads-api.ts';
import { makeMailsApi } from './mails-api.ts';
import { makeMarketingApi } from './marketing-api.ts';
import { makeOrganisationsApi } from './organisations-api.ts';
import { makeRecordsApi } from './records-api.ts';
import { makeRepliesApi } from './replies-api.ts';
import { makeRightsApi } from './rights-api.ts';
import { makeSearchApi } from './search-api.ts';
import { makeShopsApi } from './shops-api.ts';
import { makeSignInApi } from './sign-in-api.ts';
import { makeTagsApi } from './tags-api.ts';
import { makeVisitsApi } from './visits-api.ts';

/** `call` sends the access token, `session` the cookie. */
export const makeStaffApi = (call: HttpClient, session: HttpClient) => ({
  ...makeSignInApi(session),
  ...makeAccountApi(call),
  ...makeAlertsApi(call),
  ...makeOrganisationsApi(call),
  ...makeConversationsApi(call),
  ...makeLeadsApi(call),
  ...makeRightsApi(call),
  ...makeSearchApi(call),
  ...makeShopsApi(call),
  ...makeRepliesApi(call),
  ...makeTagsApi(call),
  ...makeVisitsApi(call),
  ...makeConnectionApi(call),
  ...makeMarketingApi(call),
  ...makeMailsApi(call),
  ...makeRecordsApi(call),
});
export type StaffApi = ReturnType<typeof makeStaffApi>;
