import type { Outbox, OutboxMailText, TestMail } from '../../../service/protocol/api/mail-api.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { shopPath } from './api-paths.ts';

export const makeMailsApi = (call: HttpClient) => {
  const mails = (shopId: string | null) =>
    shopId === null ? '/v1/staff/mails' : `${shopPath(shopId)}/mails`;
  return {
    outbox: (shopId: string | null): Promise<Answer<Outbox>> => call('GET', mails(shopId)),
    outboxMail: (shopId: string | null, id: string): Promise<Answer<OutboxMailText>> =>
      call('GET', `${mails(shopId)}/${encodeURIComponent(id)}`),
    retryMail: (shopId: string | null, id: string) =>
      call<undefined>('POST', `${mails(shopId)}/${encodeURIComponent(id)}/retry`, {}),
    testMail: (shopId: string): Promise<Answer<TestMail>> => call('POST', `${mails(shopId)}/test`, {}),
    discardMail: (shopId: string | null, id: string) =>
      call<undefined>('DELETE', `${mails(shopId)}/${encodeURIComponent(id)}`),
  };
};
