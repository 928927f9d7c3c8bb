import type {
  AlertSettingsView,
  AlertView,
  OwnAlerts,
  PushTest,
} from '../../../service/protocol/api/account-api.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { conversationPath } from './api-paths.ts';

const OWN = '/v1/staff/me/alerts';

export type OnCallSpan = 2 | 4 | 8 | 'closing';
export type PushAddress = { endpoint: string; p256dh: string; auth: string };

export const makeAlertsApi = (call: HttpClient) => ({
  ownAlerts: (): Promise<Answer<OwnAlerts>> => call('GET', OWN),
  changeAlerts: (settings: AlertSettingsView) => call<undefined>('PUT', OWN, settings),
  addPushDevice: (address: PushAddress): Promise<Answer<OwnAlerts['devices'][number]>> =>
    call('POST', `${OWN}/devices`, address),
  removePushDevice: (id: string) => call<undefined>('DELETE', `${OWN}/devices/${encodeURIComponent(id)}`),
  testPush: (): Promise<Answer<{ result: PushTest }>> => call('POST', `${OWN}/test`, {}),
  /** Hours, or until the shops close. */
  goOnCall: (span: OnCallSpan): Promise<Answer<{ until: string }>> =>
    call('PUT', '/v1/staff/me/on-call', { span }),
  leaveOnCall: () => call<undefined>('DELETE', '/v1/staff/me/on-call'),
  alertsOf: (id: string): Promise<Answer<{ alerts: AlertView[] }>> =>
    call('GET', `${conversationPath(id)}/alerts`),
});
