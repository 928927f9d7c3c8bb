import type { InvitationLook } from '../../../service/protocol/api/people-api.ts';
import type {
  RegistrationRequest,
  RegistrationView,
} from '../../../service/protocol/api/registration-api.ts';
import type { SignInResponse } from '../../../service/protocol/api/staff-api.ts';
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';

export type Acceptance = { token: string; name?: string; password: string; locale?: Locale };

export const makeSignInApi = (session: HttpClient) => ({
  signIn: (email: string, password: string): Promise<Answer<SignInResponse>> =>
    session('POST', '/v1/staff/sign-in', { email, password }),
  secondStep: (ticket: string, code: string): Promise<Answer<SignInResponse>> =>
    session('POST', '/v1/staff/sign-in/second-step', { ticket, code }),
  askForPassword: (email: string) => session<undefined>('POST', '/v1/staff/password-reset', { email }),
  resetPassword: (token: string, password: string) =>
    session<undefined>('POST', '/v1/staff/password-reset/finish', { token, password }),
  lookAtInvitation: (token: string): Promise<Answer<InvitationLook>> =>
    session('POST', '/v1/staff/invitations/look', { token }),
  acceptInvitation: (acceptance: Acceptance): Promise<Answer<SignInResponse>> =>
    session('POST', '/v1/staff/invitations/accept', acceptance),
  registration: (locale: Locale): Promise<Answer<RegistrationView>> =>
    session('GET', `/v1/staff/registration?locale=${locale}`),
  register: (registration: RegistrationRequest): Promise<Answer<{ days: number }>> =>
    session('POST', '/v1/staff/registration', registration),
});
