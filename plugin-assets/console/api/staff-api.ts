/** The console's calls to the service, one function each. */

import type { SecondFactorStart, Sessions } from '../../../service/protocol/api/account-api.ts';
import type { Board, NewClientRequest } from '../../../service/protocol/api/agency-api.ts';
import type {
  CardAnswers,
  CardPreview,
  CardPurposeView,
  ChatSettingsView,
} from '../../../service/protocol/api/card-api.ts';
import type { ChangeDetail, Changes, PolicyChangeView } from '../../../service/protocol/api/change-api.ts';
import type { ConnectionStandingView, InstallCheck } from '../../../service/protocol/api/connection-api.ts';
import type { EvidenceAnswer, EvidencePage } from '../../../service/protocol/api/evidence-api.ts';
import type { Outbox, OutboxMailText } from '../../../service/protocol/api/mail-api.ts';
import type {
  ImportReport,
  MarketingNumbers,
  Subscriptions,
} from '../../../service/protocol/api/marketing-api.ts';
import type { CompanyFields, OrganisationDetail } from '../../../service/protocol/api/organisation-api.ts';
import type {
  InvitationLink,
  InvitationLook,
  Organisations,
  People,
} from '../../../service/protocol/api/people-api.ts';
import type {
  RegistrationDoor,
  RegistrationRequest,
} from '../../../service/protocol/api/registration-api.ts';
import type { RetentionPreview, RetentionView } from '../../../service/protocol/api/retention-api.ts';
import type {
  FoundPersonView,
  OpenRequests,
  RequestDetail,
  RequestSummary,
  RightsSettingsView,
} from '../../../service/protocol/api/rights-api.ts';
import type {
  AdapterSecret,
  Grants,
  ShopSettings,
  ShopSettingsRequest,
} from '../../../service/protocol/api/shop-api.ts';
import type {
  ConversationSummary,
  Customer,
  InboxAnswer,
  LeadDetail,
  LeadSummary,
  Me,
  SignInResponse,
} from '../../../service/protocol/api/staff-api.ts';
import type {
  CardField,
  HoldReason,
  Locale,
  MarketingChannel,
  OrganisationKind,
  PolicyChoice,
  Role,
} from '../../../service/protocol/vocabulary.ts';
import type { Answer, CallOptions, HttpClient } from '../../shared/http-client.ts';
import type { Event } from '../state/conversation.ts';
import { makeRecordsApi } from './records-api.ts';

export type EventsPage = { events: Event[]; more: boolean; last: number };
export type ProfileChange = {
  name?: string;
  locale?: Locale;
  currentPassword?: string;
  newPassword?: string;
};
export type NewShop = {
  organisationId: string;
  name: string;
  url: string;
  locale: Locale;
  contactEmail: string;
};
export type Acceptance = { token: string; name?: string; password: string; locale?: Locale };
export type Invitation = { email: string; role: Role; shopIds: string[] | null };
export type NewOrganisation = { name: string; kind: OrganisationKind; ownerEmail: string };
export type AskedField = { kind: CardField; label?: string };
type GrantRole = Exclude<Role, 'owner'>;

/** `ref` of a request, and of the one that must be stored before it. */
type Placed = { ref: string; after: string | undefined };

/** `call` carries the access token; `session` carries the cookie. */
export const makeStaffApi = (call: HttpClient, session: HttpClient) => {
  const shop = (id: string) => `/v1/staff/shops/${encodeURIComponent(id)}`;
  const conversation = (id: string) => `/v1/staff/conversations/${encodeURIComponent(id)}`;
  const request = (id: string) => `/v1/staff/requests/${encodeURIComponent(id)}`;
  const lead = (id: string) => `/v1/staff/leads/${encodeURIComponent(id)}`;
  const organisation = (id: string) => `/v1/staff/organisations/${encodeURIComponent(id)}`;
  const mails = (shopId: string | null) => (shopId === null ? '/v1/staff/mails' : `${shop(shopId)}/mails`);
  return {
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
    registrationDoor: (locale: Locale): Promise<Answer<RegistrationDoor>> =>
      session('GET', `/v1/staff/registration?locale=${locale}`),
    register: (registration: RegistrationRequest): Promise<Answer<{ days: number }>> =>
      session('POST', '/v1/staff/registration', registration),
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
    resetSecondFactor: (id: string, memberId: string) =>
      call<undefined>(
        'POST',
        `${organisation(id)}/members/${encodeURIComponent(memberId)}/second-factor/reset`,
        {},
      ),
    resetSecondFactorByEmail: (email: string) =>
      call<undefined>('POST', '/v1/staff/second-factor-resets', { email }),
    requireSecondFactor: (id: string, owners: boolean) =>
      call<undefined>('PUT', `${organisation(id)}/second-factor`, { owners }),
    sessions: (): Promise<Answer<Sessions>> => call('GET', '/v1/staff/me/sessions'),
    endOtherSessions: () => call<undefined>('POST', '/v1/staff/me/sessions/end', {}),
    changeNotices: (notices: { leads: boolean; chats: boolean }) =>
      call<undefined>('PUT', '/v1/staff/me/notices', notices),

    outbox: (shopId: string | null): Promise<Answer<Outbox>> => call('GET', mails(shopId)),
    outboxMail: (shopId: string | null, id: string): Promise<Answer<OutboxMailText>> =>
      call('GET', `${mails(shopId)}/${encodeURIComponent(id)}`),
    retryMail: (shopId: string | null, id: string) =>
      call<undefined>('POST', `${mails(shopId)}/${encodeURIComponent(id)}/retry`, {}),
    discardMail: (shopId: string | null, id: string) =>
      call<undefined>('DELETE', `${mails(shopId)}/${encodeURIComponent(id)}`),
    findPerson: (person: Record<string, unknown>): Promise<Answer<FoundPersonView>> =>
      call('POST', '/v1/staff/people/find', person),
    requests: (): Promise<Answer<{ requests: RequestSummary[] }>> => call('GET', '/v1/staff/requests'),
    openRequests: (): Promise<Answer<OpenRequests>> => call('GET', '/v1/staff/requests/open'),
    newRequest: (body: Record<string, unknown>): Promise<Answer<RequestDetail>> =>
      call('POST', '/v1/staff/requests', body),
    request: (id: string): Promise<Answer<RequestDetail>> => call('GET', request(id)),
    actOnRequest: (id: string, verb: string, body: Record<string, unknown>): Promise<Answer<RequestDetail>> =>
      call('POST', `${request(id)}/${verb}`, body),
    rightsSettings: (id: string): Promise<Answer<RightsSettingsView>> =>
      call('GET', `${shop(id)}/rights-settings`),
    changeRightsSettings: (id: string, settings: RightsSettingsView): Promise<Answer<RightsSettingsView>> =>
      call('PUT', `${shop(id)}/rights-settings`, settings),
    sendAnswer: (id: string): Promise<Answer<{ request: RequestDetail; url: string; mailed: boolean }>> =>
      call('POST', `${request(id)}/answer`, {}),

    /** The first page of each part, or the page after `before`. */
    inbox: (asked: { shopId: string | null; before?: string }): Promise<Answer<InboxAnswer>> => {
      const query = new URLSearchParams();
      if (asked.shopId !== null) query.set('shop', asked.shopId);
      if (asked.before !== undefined) query.set('before', asked.before);
      return call('GET', `/v1/staff/inbox${query.size > 0 ? `?${query}` : ''}`);
    },
    conversation: (id: string): Promise<Answer<ConversationSummary>> => call('GET', conversation(id)),
    events: (id: string, after: number): Promise<Answer<EventsPage>> =>
      call('GET', `${conversation(id)}/events?after=${after}`),
    sendMessage: (id: string, message: Placed & { text: string }, options?: CallOptions) =>
      call<{ ref: string; seq: number }>('POST', `${conversation(id)}/messages`, message, options),
    act: (id: string, verb: 'take' | 'close', place: Placed, options?: CallOptions) =>
      call<{ ref: string; seq: number }>('POST', `${conversation(id)}/${verb}`, place, options),
    markRead: (id: string, seq: number) => call<undefined>('POST', `${conversation(id)}/read`, { seq }),

    customer: (id: string): Promise<Answer<{ customer: Customer | null }>> =>
      call('GET', `${conversation(id)}/customer`),
    cards: (id: string): Promise<Answer<{ cards: CardAnswers[] }>> =>
      call('GET', `${conversation(id)}/cards`),
    requestData: (id: string, request: { ref: string; purpose: string; fields: AskedField[] }) =>
      call<{ ref: string; seq: number }>('POST', `${conversation(id)}/cards`, request),
    chatSettings: (id: string): Promise<Answer<ChatSettingsView>> => call('GET', `${shop(id)}/chat-settings`),
    changeChatSettings: (
      id: string,
      settings: Pick<ChatSettingsView, 'purposes' | 'rememberDays'>,
    ): Promise<Answer<ChatSettingsView>> => call('PUT', `${shop(id)}/chat-settings`, settings),
    cardPreview: (
      id: string,
      card: { locale: Locale; purpose: CardPurposeView; fields: AskedField[] },
    ): Promise<Answer<CardPreview>> => call('POST', `${shop(id)}/card-preview`, card),

    leads: (filter: { shopId?: string; before?: string }) => {
      const query = new URLSearchParams();
      if (filter.shopId) query.set('shop', filter.shopId);
      if (filter.before) query.set('before', filter.before);
      const suffix = query.size > 0 ? `?${query}` : '';
      return call<{ leads: LeadSummary[]; nextBefore: string | null }>('GET', `/v1/staff/leads${suffix}`);
    },
    lead: (id: string): Promise<Answer<LeadDetail>> => call('GET', lead(id)),
    setLeadState: (id: string, state: 'new' | 'answered'): Promise<Answer<LeadDetail>> =>
      call('POST', `${lead(id)}/state`, { state }),
    evidence: (id: string): Promise<Answer<EvidenceAnswer>> => call('GET', `${lead(id)}/evidence`),
    evidencePage: (id: string, locale: Locale): Promise<Answer<EvidencePage>> =>
      call('GET', `${lead(id)}/evidence/page?locale=${locale}`),

    addShop: (settings: NewShop): Promise<Answer<{ id: string }>> =>
      call('POST', '/v1/staff/shops', settings),
    shop: (id: string): Promise<Answer<ShopSettings>> => call('GET', shop(id)),
    changes: (id: string): Promise<Answer<Changes>> => call('GET', `${shop(id)}/changes`),
    change: (id: string, changeId: string): Promise<Answer<ChangeDetail>> =>
      call('GET', `${shop(id)}/changes/${encodeURIComponent(changeId)}`),
    decideChange: (id: string, changeId: string, choice: PolicyChoice): Promise<Answer<PolicyChangeView>> =>
      call('POST', `${shop(id)}/changes/${encodeURIComponent(changeId)}/decision`, { choice }),
    changeShop: (id: string, change: ShopSettingsRequest): Promise<Answer<ShopSettings>> =>
      call('PATCH', shop(id), change),
    setPolicyLink: (id: string, locale: Locale, url: string): Promise<Answer<ShopSettings>> =>
      call('POST', `${shop(id)}/policy-link`, { locale, url }),
    connectPlatform: (
      id: string,
      asked: { returnUrl: string; challenge: string },
    ): Promise<Answer<{ code: string }>> => call('POST', `${shop(id)}/connection`, asked),
    connection: (id: string): Promise<Answer<ConnectionStandingView>> =>
      call('GET', `${shop(id)}/connection`),
    disconnectPlatform: (id: string) => call<undefined>('DELETE', `${shop(id)}/connection`),
    checkPolicy: (id: string): Promise<Answer<ShopSettings>> => call('POST', `${shop(id)}/policy-check`, {}),
    checkInstallation: (id: string): Promise<Answer<InstallCheck>> =>
      call('POST', `${shop(id)}/install-check`, {}),
    makeAdapterSecret: (id: string): Promise<Answer<AdapterSecret>> =>
      call('POST', `${shop(id)}/adapter-secret`, {}),
    retention: (id: string): Promise<Answer<RetentionView>> => call('GET', `${shop(id)}/retention`),
    previewRetention: (
      id: string,
      until: string,
      periods: ShopSettingsRequest,
    ): Promise<Answer<RetentionPreview>> => call('POST', `${shop(id)}/retention/preview`, { until, periods }),
    holdLead: (id: string, reason: HoldReason | null) =>
      call<undefined>('POST', `${lead(id)}/hold`, { reason }),
    holdConversation: (id: string, reason: HoldReason | null) =>
      call<ConversationSummary>('POST', `${conversation(id)}/hold`, { reason }),
    marketing: (id: string): Promise<Answer<MarketingNumbers>> => call('GET', `${shop(id)}/marketing`),
    marketingEntries: (id: string): Promise<Answer<Subscriptions>> =>
      call('GET', `${shop(id)}/marketing/entries`),
    importMarketing: (
      id: string,
      file: { channel: MarketingChannel; csv: string; note: string; dryRun: boolean },
    ): Promise<Answer<ImportReport>> => call('POST', `${shop(id)}/marketing/import`, file),
    consentEvidence: (id: string, eventId: string): Promise<Answer<EvidenceAnswer>> =>
      call('GET', `${shop(id)}/consents/${encodeURIComponent(eventId)}/evidence`),
    withdrawMarketing: (id: string, entryId: string) =>
      call<undefined>('DELETE', `${shop(id)}/marketing/entries/${encodeURIComponent(entryId)}`),
    grants: (id: string): Promise<Answer<Grants>> => call('GET', `${shop(id)}/grants`),
    addGrant: (id: string, agencyCode: string, role: GrantRole): Promise<Answer<Grants>> =>
      call('POST', `${shop(id)}/grants`, { agencyCode, role }),
    revokeGrant: (id: string, grantId: string) =>
      call<undefined>('DELETE', `${shop(id)}/grants/${encodeURIComponent(grantId)}`),

    organisation: (id: string): Promise<Answer<OrganisationDetail>> => call('GET', organisation(id)),
    changeCompany: (id: string, company: CompanyFields): Promise<Answer<OrganisationDetail>> =>
      call('PUT', `${organisation(id)}/company`, company),
    board: (id: string): Promise<Answer<Board>> => call('GET', `${organisation(id)}/board`),
    addClient: (id: string, client: NewClientRequest): Promise<Answer<{ id: string }>> =>
      call('POST', `${organisation(id)}/clients`, client),
    inviteClientOwner: (id: string, shopId: string) =>
      call<undefined>('POST', `${organisation(id)}/clients/${encodeURIComponent(shopId)}/invitation`, {}),
    people: (id: string): Promise<Answer<People>> => call('GET', `${organisation(id)}/people`),
    invite: (id: string, invitation: Invitation): Promise<Answer<InvitationLink>> =>
      call('POST', `${organisation(id)}/invitations`, invitation),
    withdrawInvitation: (id: string, invitationId: string) =>
      call<undefined>('DELETE', `${organisation(id)}/invitations/${encodeURIComponent(invitationId)}`),
    removeMember: (id: string, memberId: string) =>
      call<undefined>('DELETE', `${organisation(id)}/members/${encodeURIComponent(memberId)}`),

    ...makeRecordsApi(call),
    organisations: (): Promise<Answer<Organisations>> => call('GET', '/v1/staff/organisations'),
    addOrganisation: (settings: NewOrganisation): Promise<Answer<InvitationLink & { id: string }>> =>
      call('POST', '/v1/staff/organisations', settings),
  };
};
export type StaffApi = ReturnType<typeof makeStaffApi>;
