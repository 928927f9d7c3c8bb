import type { SecondFactorStart, Sessions } from '../../../service/protocol/api/account-api.ts';
import type { Me } from '../../../service/protocol/api/staff-api.ts';
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';

export type ProfileChange = {
  name?: string;
  locale?: Locale;
  currentPassword?: string;
  newPassword?: string;
};

export const makeAccountApi = (call: HttpClient) => ({
  me: (): Promise<Answer<Me>> => call('GET', '/v1/staff/me'),
  changeMe: (change: ProfileChange): Promise<Answer<Me>> => call('PATCH', '/v1/staff/me', change),
  startSecondFactor: (): Promise<Answer<SecondFactorStart>> =>
    call('POST', '/v1/staff/me/second-factor/start', {}),
  turnOnSecondFactor: (proof: {
    ticket: string;
    code: string;
    password: string;
  }): Promise<Answer<{ codes: string[] }>> => call('POST', '/v1/staff/me/second-factor/on', proof),
  renewRecoveryCodes: (code: string): Promise<Answer<{ codes: string[] }>> =>
    call('POST', '/v1/staff/me/second-factor/recovery-codes', { code }),
  turnOffSecondFactor: (proof: { code: string; password: string }) =>
    call<undefined>('POST', '/v1/staff/me/second-factor/off', proof),
  askForAddress: (wanted: {
    email: string;
    password: string;
    code?: string;
  }): Promise<Answer<{ hours: number }>> => call('POST', '/v1/staff/me/address', wanted),
  cancelAddress: () => call<undefined>('DELETE', '/v1/staff/me/address'),
  sessions: (): Promise<Answer<Sessions>> => call('GET', '/v1/staff/me/sessions'),
  endOtherSessions: () => call<undefined>('POST', '/v1/staff/me/sessions/end', {}),
  changeNotices: (notices: { leads: boolean; chats: boolean }) =>
    call<undefined>('PUT', '/v1/staff/me/notices', notices),
});
