/** Calls that may take long: they have no timeout. */
import type { ImportReport } from '../../../service/protocol/api/marketing-api.ts';
import type { MarketingChannel } from '../../../service/protocol/vocabulary.ts';
import { fetchText } from '../../shared/fetch-text.ts';
import type { Answer } from '../../shared/http-client.ts';
import { requestPath, shopPath } from './api-paths.ts';
import type { Session } from './session.ts';

export type LongReads = {
  /** The access response of a rights request, as data and as a page. */
  accessResponse(requestId: string): Promise<Answer<{ json: unknown; html: string }>>;
  /** The confirmed list of one channel, as the text of a file. */
  exportMarketing(shopId: string, channel: MarketingChannel): Promise<Answer<string>>;
  /** The leads of a shop, as the text of a file. */
  exportLeads(shopId: string): Promise<Answer<string>>;
  /** Each line of the file is looked up and stored: thousands of them take longer than a call may. */
  importMarketing(
    shopId: string,
    file: { channel: MarketingChannel; csv: string; note: string; dryRun: boolean },
  ): Promise<Answer<ImportReport>>;
};

export const makeLongReads = (session: Pick<Session, 'token' | 'renew'>): LongReads => {
  /** Renews the token once after a 401. */
  const read = async (path: string, body?: unknown): Promise<Answer<string>> => {
    const answer = await fetchText(path, session.token(), body);
    if (answer.ok || answer.refusal.status !== 401 || (await session.renew()) !== 'renewed') return answer;
    return fetchText(path, session.token(), body);
  };
  return {
    accessResponse: async (requestId) => {
      for (;;) {
        const answer = await read(`${requestPath(requestId)}/answer`);
        if (!answer.ok) return answer;
        // 202: the service waited as long as a proxy lets it. The next call waits for the same response.
        if (answer.status !== 202) return { ...answer, body: JSON.parse(answer.body) };
      }
    },
    exportMarketing: (shopId, channel) => read(`${shopPath(shopId)}/marketing/export?channel=${channel}`),
    exportLeads: (shopId) => read(`${shopPath(shopId)}/leads/export`),
    importMarketing: async (shopId, file) => {
      const answer = await read(`${shopPath(shopId)}/marketing/import`, file);
      return answer.ok ? { ...answer, body: JSON.parse(answer.body) } : answer;
    },
  };
};
