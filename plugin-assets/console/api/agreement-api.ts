import type { ContractStandingView } from '../../../service/protocol/api/agency-contract-api.ts';
import type {
  AgreementDocumentView,
  AgreementLines,
  AgreementOverview,
  AgreementSummary,
  DraftAgreement,
} from '../../../service/protocol/api/agreement-api.ts';
import type { NewSubProcessor, SubProcessors } from '../../../service/protocol/api/sub-processor-api.ts';
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient, Refusal } from '../../shared/http-client.ts';
import { saveBlob, saveFile } from '../../shared/save-file.ts';
import type { Session } from './session.ts';

export type Side = 'shop' | 'operator';
export type AgreementFileKind = 'scan' | 'countersigned';

const UNREACHABLE: Refusal = { code: 'unreachable', status: 0 };

const nameIn = (disposition: string | null): string =>
  /filename="?([^";]+)/.exec(disposition ?? '')?.[1] ?? 'zgoda';

export const makeAgreementApi = (call: HttpClient, session: Pick<Session, 'token' | 'renew'>) => {
  const base = (shopId: string, side: Side = 'shop') =>
    `/v1/staff/${side === 'operator' ? 'operator/' : ''}shops/${encodeURIComponent(shopId)}/agreement`;
  const contractPath = (shopId: string, grantId: string) =>
    `/v1/staff/shops/${encodeURIComponent(shopId)}/grants/${encodeURIComponent(grantId)}/contract`;
  /** Renews the token once after a 401; no timeout, because files may be large. */
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const once = () =>
      fetch(path, {
        ...init,
        credentials: 'omit',
        cache: 'no-store',
        headers: { ...init.headers, authorization: `Bearer ${session.token() ?? ''}` },
      });
    const response = await once();
    return response.status === 401 && (await session.renew()) === 'renewed' ? once() : response;
  };
  const refusalOf = async (response: Response): Promise<Answer<never>> => ({
    ok: false,
    refusal: ((await response.json().catch(() => null)) as Refusal | null) ?? UNREACHABLE,
  });
  const download = async (path: string): Promise<Answer<undefined>> => {
    try {
      const response = await ask(path, {});
      if (!response.ok) return await refusalOf(response);
      saveBlob(nameIn(response.headers.get('content-disposition')), await response.blob());
      return { ok: true, status: response.status, body: undefined };
    } catch {
      return { ok: false, refusal: UNREACHABLE };
    }
  };
  const upload = async (path: string, file: File): Promise<Answer<AgreementSummary>> => {
    try {
      const response = await ask(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/pdf' },
        body: file,
      });
      if (!response.ok) return await refusalOf(response);
      return { ok: true, status: response.status, body: await response.json() };
    } catch {
      return { ok: false, refusal: UNREACHABLE };
    }
  };
  return {
    overview: (shopId: string): Promise<Answer<AgreementOverview>> => call('GET', base(shopId)),
    draft: (shopId: string, wanted: DraftAgreement): Promise<Answer<AgreementDocumentView>> =>
      call('POST', base(shopId), wanted),
    accept: (shopId: string, id: string, sha256: string): Promise<Answer<AgreementSummary>> =>
      call('POST', `${base(shopId)}/${id}/accept`, { accepted: true, sha256 }),
    resend: (shopId: string, id: string): Promise<Answer<AgreementSummary>> =>
      call('POST', `${base(shopId)}/${id}/resend`, {}),
    print: (shopId: string, id: string): Promise<Answer<AgreementSummary>> =>
      call('POST', `${base(shopId)}/${id}/print`, {}),
    end: (shopId: string, name: string): Promise<Answer<undefined>> =>
      call('POST', `${base(shopId)}/end`, { name }),
    object: (shopId: string, subProcessorId: string, reason: string): Promise<Answer<undefined>> =>
      call('POST', `${base(shopId)}/objections`, { subProcessorId, reason }),
    contract: (shopId: string, grantId: string): Promise<Answer<ContractStandingView>> =>
      call('GET', contractPath(shopId, grantId)),
    draftContract: (
      shopId: string,
      grantId: string,
      given: { locale: Locale },
    ): Promise<Answer<ContractStandingView>> => call('POST', contractPath(shopId, grantId), given),
    acceptContract: (
      shopId: string,
      grantId: string,
      given: { sha256: string; signatoryRole: string },
    ): Promise<Answer<ContractStandingView>> =>
      call('POST', `${contractPath(shopId, grantId)}/accept`, { accepted: true, ...given }),
    contractPdf: (shopId: string, grantId: string) => download(`${contractPath(shopId, grantId)}/pdf`),
    pdf: (shopId: string, id: string, side?: Side) => download(`${base(shopId, side)}/${id}/pdf`),
    file: (shopId: string, id: string, kind: AgreementFileKind, side?: Side) =>
      download(`${base(shopId, side)}/${id}/files/${kind}`),
    evidence: async (shopId: string, id: string, side?: Side): Promise<Answer<unknown>> => {
      const answer = await call<unknown>('GET', `${base(shopId, side)}/${id}/evidence`);
      if (answer.ok) {
        const json = `${JSON.stringify(answer.body, null, 2)}\n`;
        saveFile(`agreement-evidence-${id.slice(-6)}.json`, json, 'application/json');
      }
      return answer;
    },
    uploadScan: (shopId: string, id: string, file: File) => upload(`${base(shopId)}/${id}/scan`, file),
    countersign: (shopId: string, id: string, file: File) =>
      upload(`${base(shopId, 'operator')}/${id}/countersigned`, file),
    pack: (locale: string) => download(`/v1/staff/agreements/vetting-pack?locale=${locale}`),

    lines: (): Promise<Answer<AgreementLines>> => call('GET', '/v1/staff/operator/agreements'),
    subProcessors: (): Promise<Answer<SubProcessors>> => call('GET', '/v1/sub-processors'),
    addSubProcessor: (entry: NewSubProcessor): Promise<Answer<SubProcessors>> =>
      call('POST', '/v1/staff/operator/sub-processors', entry),
    endSubProcessor: (id: string, until: string): Promise<Answer<SubProcessors>> =>
      call('POST', `/v1/staff/operator/sub-processors/${encodeURIComponent(id)}/end`, { until }),
  };
};
export type AgreementApi = ReturnType<typeof makeAgreementApi>;
