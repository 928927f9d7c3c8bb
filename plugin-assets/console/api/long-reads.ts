/** Calls without a timeout. */
import type { ActivityVerdict } from '../../../service/protocol/api/activity-api.ts';
import type { ImportReport } from '../../../service/protocol/api/marketing-api.ts';
import type { MarketingChannel } from '../../../service/protocol/vocabulary.ts';
import { fetchText } from '../../shared/fetch-text.ts';
import type { Answer } from '../../shared/http-client.ts';
import { requestPath, shopPath } from './api-paths.ts';
import type { Session } from './session.ts';

export type LongReads = {
  accessResponse(requestId: string): Promise<Answer<{ json: unknown; html: string }>>;
  activityVerdict(shopId: string): Promise<Answer<ActivityVerdict>>;
  exportMarketing(shopId: string, channel: MarketingChannel): Promise<Answer<string>>;
  exportLeads(shopId: string): Promise<Answer<string>>;
  importMarketing(
    shopId: string,
    file: { channel: MarketingChannel; csv: string; note: string; dryRun: boolean },
  ): Promise<Answer<ImportReport>>;
};

/** A proxy may answer with an HTML page. */
const parsed = <T>(answer: Answer<string>): Answer<T> => {
  if (!answer.ok) return answer;
  try {
    return { ...answer, body: JSON.parse(answer.body) };
  } catch {
    return { ok: false, refusal: { code: 'unreachable', status: 0 } };
  }
};

export const makeLongReads = (session: Pick<Session, 'token' | 'renew'>): LongReads => {
  /** Renews the token once after a 401. */
  const read = async (path: string, body?: unknown): Promise<Answer<string>> => {
    const answer = await fetchText(path, session.token(), body);
    if (answer.ok || answer.refusal.status !== 401 || (await session.renew()) !== 'renewed') return answer;
    return fetchText(path, session.token(), body);
  };
  const readJson = async <T>(path: string): Promise<Answer<T>> => {
    for (;;) {
      const answer = await read(path);
      // 202: still computing; the next call waits for the same response.
      if (!answer.ok || answer.status !== 202) return parsed(answer);
    }
  };
  return {
    accessResponse: (requestId) => readJson(`${requestPath(requestId)}/answer`),
    activityVerdict: (shopId) => readJson(`/v1/staff/activity/verdict?shop=${encodeURIComponent(shopId)}`),
    exportMarketing: (shopId, channel) => read(`${shopPath(shopId)}/marketing/export?channel=${channel}`),
    exportLeads: (shopId) => read(`${shopPath(shopId)}/leads/export`),
    importMarketing: async (shopId, file) => parsed(await read(`${shopPath(shopId)}/marketing/import`, file)),
  };
};
