import type { Activity } from '../../../service/protocol/api/activity-api.ts';
import type { ConsentRegister } from '../../../service/protocol/api/consent-register-api.ts';
import type {
  CertificatesResponse,
  CertificateView,
  DepartureStanding,
} from '../../../service/protocol/api/departure-api.ts';
import type {
  BreachEntry,
  BreachRequest,
  BreachTextsView,
  DocumentView,
  RecordView,
} from '../../../service/protocol/api/records-api.ts';
import type { BreachRisk, DocumentKind, Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { shopPath } from './api-paths.ts';

export type ActivityFilter = { shop?: string; actor?: string; kind?: string; from?: string; to?: string };

export const activityQueryOf = (filter: ActivityFilter, more: Record<string, string> = {}): string => {
  const given = Object.entries({ ...filter, ...more }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`;
};

export const makeRecordsApi = (call: HttpClient) => {
  const breach = (id: string) => `/v1/staff/breaches/${encodeURIComponent(id)}`;
  return {
    activity: (filter: ActivityFilter, before?: string): Promise<Answer<Activity>> =>
      call('GET', `/v1/staff/activity${activityQueryOf(filter, before === undefined ? {} : { before })}`),
    consentRegister: (
      shopId: string,
      given: { from: string; to: string },
    ): Promise<Answer<ConsentRegister>> =>
      call('GET', `${shopPath(shopId)}/consent-register${activityQueryOf(given)}`),
    /** `shopId` null: the operator's. */
    processingRecord: (shopId: string | null, locale: Locale): Promise<Answer<RecordView>> =>
      call('GET', `${shopId === null ? '/v1/staff' : shopPath(shopId)}/record?locale=${locale}`),
    shopDocument: (shopId: string, kind: DocumentKind, locale: Locale): Promise<Answer<DocumentView>> =>
      call('GET', `${shopPath(shopId)}/documents/${kind}?locale=${locale}`),
    breaches: (shopId: string | null): Promise<Answer<{ breaches: BreachEntry[] }>> =>
      call('GET', `${shopId === null ? '/v1/staff' : shopPath(shopId)}/breaches`),
    openBreach: (given: BreachRequest): Promise<Answer<BreachEntry>> =>
      call('POST', '/v1/staff/breaches', given),
    moveBreach: (id: string, verb: 'notify' | 'close'): Promise<Answer<BreachEntry>> =>
      call('POST', `${breach(id)}/${verb}`, {}),
    assessBreach: (
      shopId: string,
      id: string,
      judged: { risk: BreachRisk; reason: string },
    ): Promise<Answer<BreachEntry>> =>
      call('POST', `${shopPath(shopId)}/breaches/${encodeURIComponent(id)}/assessment`, judged),
    breachTexts: (shopId: string, id: string, locale: Locale): Promise<Answer<BreachTextsView>> =>
      call('GET', `${shopPath(shopId)}/breaches/${encodeURIComponent(id)}/texts?locale=${locale}`),
    breachDraft: (id: string, locale: Locale): Promise<Answer<{ texts: string[] }>> =>
      call('GET', `${breach(id)}/draft?locale=${locale}`),
    departure: (shopId: string): Promise<Answer<DepartureStanding>> =>
      call('GET', `${shopPath(shopId)}/departure`),
    leave: (shopId: string, password: string, typedName: string): Promise<Answer<{ id: string }>> =>
      call('POST', `${shopPath(shopId)}/departure`, { password, typedName }),
    stay: (shopId: string) => call<undefined>('DELETE', `${shopPath(shopId)}/departure`),
    certificates: (): Promise<Answer<CertificatesResponse>> => call('GET', '/v1/staff/certificates'),
    certificate: (id: string): Promise<Answer<CertificateView>> =>
      call('GET', `/v1/staff/certificates/${encodeURIComponent(id)}`),
  };
};
