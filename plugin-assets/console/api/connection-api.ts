import type { ChangeDetail, Changes, PolicyChangeView } from '../../../service/protocol/api/change-api.ts';
import type { ConnectionStandingView, InstallCheck } from '../../../service/protocol/api/connection-api.ts';
import type { AdapterSecret, ShopSettings } from '../../../service/protocol/api/shop-api.ts';
import type { Locale, PolicyChoice } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { shopPath } from './api-paths.ts';

export const makeConnectionApi = (call: HttpClient) => ({
  connectPlatform: (
    id: string,
    asked: { returnUrl: string; challenge: string },
  ): Promise<Answer<{ code: string }>> => call('POST', `${shopPath(id)}/connection`, asked),
  connection: (id: string): Promise<Answer<ConnectionStandingView>> =>
    call('GET', `${shopPath(id)}/connection`),
  disconnectPlatform: (id: string) => call<undefined>('DELETE', `${shopPath(id)}/connection`),
  checkInstallation: (id: string): Promise<Answer<InstallCheck>> =>
    call('POST', `${shopPath(id)}/install-check`, {}),
  makeAdapterSecret: (id: string): Promise<Answer<AdapterSecret>> =>
    call('POST', `${shopPath(id)}/adapter-secret`, {}),
  setPolicyLink: (id: string, locale: Locale, url: string): Promise<Answer<ShopSettings>> =>
    call('POST', `${shopPath(id)}/policy-link`, { locale, url }),
  checkPolicy: (id: string): Promise<Answer<ShopSettings>> =>
    call('POST', `${shopPath(id)}/policy-check`, {}),
  changes: (id: string): Promise<Answer<Changes>> => call('GET', `${shopPath(id)}/changes`),
  change: (id: string, changeId: string): Promise<Answer<ChangeDetail>> =>
    call('GET', `${shopPath(id)}/changes/${encodeURIComponent(changeId)}`),
  decideChange: (id: string, changeId: string, choice: PolicyChoice): Promise<Answer<PolicyChangeView>> =>
    call('POST', `${shopPath(id)}/changes/${encodeURIComponent(changeId)}/decision`, { choice }),
});
