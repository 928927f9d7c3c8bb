import type { ManagedReplies, UsableReplies } from '../../../service/protocol/api/reply-api.ts';
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, CallOptions, HttpClient } from '../../shared/http-client.ts';
import { organisationPath, shopPath } from './api-paths.ts';

export type ReplyOwner = { shopId: string } | { organisationId: string };
export type ReplyDraft = { shortcut: string; title: string; texts: Partial<Record<Locale, string>> };

export const repliesPath = (owner: ReplyOwner): string =>
  `${'shopId' in owner ? shopPath(owner.shopId) : organisationPath(owner.organisationId)}/replies`;
const replyPath = (owner: ReplyOwner, id: string): string =>
  `${repliesPath(owner)}/${encodeURIComponent(id)}`;

export const makeRepliesApi = (call: HttpClient) => ({
  usableReplies: (shopId: string): Promise<Answer<UsableReplies>> =>
    call('GET', `${shopPath(shopId)}/usable-replies`),
  countReplyUse: (shopId: string, id: string, act: 'inserted' | 'sent') =>
    call<undefined>('POST', `${shopPath(shopId)}/usable-replies/${encodeURIComponent(id)}/uses`, { act }),
  replies: (owner: ReplyOwner): Promise<Answer<ManagedReplies>> => call('GET', repliesPath(owner)),
  addReply: (owner: ReplyOwner, reply: ReplyDraft): Promise<Answer<{ id: string }>> =>
    call('POST', repliesPath(owner), reply),
  changeReply: (owner: ReplyOwner, id: string, reply: ReplyDraft) =>
    call<undefined>('PUT', replyPath(owner, id), reply),
  removeReply: (owner: ReplyOwner, id: string, options?: CallOptions) =>
    call<undefined>('DELETE', replyPath(owner, id), undefined, options),
});
