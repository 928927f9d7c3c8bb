import type { CardAnswers } from '../../../service/protocol/api/card-api.ts';
import type { Blocks } from '../../../service/protocol/api/conversation/block-api.ts';
import type { Customer, Orders } from '../../../service/protocol/api/conversation/customer-api.ts';
import type { MentionView, NoteView } from '../../../service/protocol/api/conversation/note-api.ts';
import type { EvidenceAnswer, EvidencePage } from '../../../service/protocol/api/evidence-api.ts';
import type { Consultants } from '../../../service/protocol/api/hand-over-api.ts';
import type { ClosedAnswer, EarlierAnswer, InboxAnswer } from '../../../service/protocol/api/inbox-api.ts';
import type { ConversationSummary } from '../../../service/protocol/api/staff-api.ts';
import type { AttachmentAddress } from '../../../service/protocol/attachments.ts';
import type { BlockDays, BlockReason } from '../../../service/protocol/inbox-lists.ts';
import type { CardField, HoldReason, Locale } from '../../../service/protocol/vocabulary.ts';
import type { Answer, CallOptions, HttpClient } from '../../shared/http-client.ts';
import type { Event } from '../state/conversation.ts';
import { conversationPath, shopPath } from './api-paths.ts';

export type EventsPage = { events: Event[]; more: boolean; last: number };
export type AskedField = { kind: CardField; label?: string };
/** `after`: ref of the request that must be stored first. */
type Placed = { ref: string; after: string | undefined };

export const makeConversationsApi = (call: HttpClient) => ({
  /** `before`: cursor of a further page. */
  inbox: (asked: {
    shopId: string | null;
    teamId?: string;
    before?: string;
  }): Promise<Answer<InboxAnswer>> => {
    const query = new URLSearchParams();
    if (asked.shopId !== null) query.set('shop', asked.shopId);
    if (asked.teamId !== undefined) query.set('team', asked.teamId);
    if (asked.before !== undefined) query.set('before', asked.before);
    return call('GET', `/v1/staff/inbox${query.size > 0 ? `?${query}` : ''}`);
  },
  /** Newest activity first. */
  closed: (filter: {
    shop: string | null;
    staff: string | null;
    locale: string | null;
    tag: string | null;
    team: string | null;
    before: string | null;
  }): Promise<Answer<ClosedAnswer>> => {
    const set = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    return call('GET', `/v1/staff/conversations?${new URLSearchParams(set)}`);
  },
  /** Other chats of the verified customer. */
  earlier: (id: string): Promise<Answer<EarlierAnswer>> => call('GET', `${conversationPath(id)}/earlier`),
  conversation: (id: string): Promise<Answer<ConversationSummary>> => call('GET', conversationPath(id)),
  events: (id: string, after: number): Promise<Answer<EventsPage>> =>
    call('GET', `${conversationPath(id)}/events?after=${after}`),
  sendMessage: (id: string, message: Placed & { text: string; seen?: number }, options?: CallOptions) =>
    call<{ ref: string; seq: number }>('POST', `${conversationPath(id)}/messages`, message, options),
  act: (
    id: string,
    verb: 'take' | 'close' | 'reopen',
    place: Placed & { from?: string | null; seen?: number },
    options?: CallOptions,
  ) => call<{ ref: string; seq: number }>('POST', `${conversationPath(id)}/${verb}`, place, options),
  block: (id: string, given: { ref: string; reason: BlockReason; customerDays?: BlockDays }) =>
    call<{ seq: number }>('POST', `${conversationPath(id)}/block`, given),
  blocks: (shopId: string): Promise<Answer<Blocks>> => call('GET', `${shopPath(shopId)}/blocks`),
  liftBlock: (shopId: string, blockId: string) =>
    call<undefined>('DELETE', `${shopPath(shopId)}/blocks/${encodeURIComponent(blockId)}`),
  unblock: (id: string, given: { ref: string }) =>
    call<{ seq: number }>('POST', `${conversationPath(id)}/unblock`, given),
  assign: (id: string, to: Placed & { staffId: string | null; teamId?: string }, options?: CallOptions) =>
    call<{ ref: string; seq: number }>('POST', `${conversationPath(id)}/assign`, to, options),
  consultants: (shopId: string): Promise<Answer<Consultants>> =>
    call('GET', `${shopPath(shopId)}/consultants`),
  markRead: (id: string, seq: number) => call<undefined>('POST', `${conversationPath(id)}/read`, { seq }),
  holdConversation: (id: string, reason: HoldReason | null) =>
    call<ConversationSummary>('POST', `${conversationPath(id)}/hold`, { reason }),
  conversationEvidence: (id: string, locale: Locale): Promise<Answer<EvidenceAnswer>> =>
    call('GET', `${conversationPath(id)}/evidence?locale=${locale}`),
  conversationEvidencePage: (id: string, locale: Locale): Promise<Answer<EvidencePage>> =>
    call('GET', `${conversationPath(id)}/evidence/page?locale=${locale}`),
  customer: (id: string): Promise<Answer<{ customer: Customer | null }>> =>
    call('GET', `${conversationPath(id)}/customer`),
  /** Asks the shop's server. */
  orders: (id: string): Promise<Answer<Orders>> => call('POST', `${conversationPath(id)}/orders`, {}),
  cards: (id: string): Promise<Answer<{ cards: CardAnswers[] }>> =>
    call('GET', `${conversationPath(id)}/cards`),
  attachmentAddress: (id: string, attachmentId: string): Promise<Answer<AttachmentAddress>> =>
    call('GET', `${conversationPath(id)}/attachments/${encodeURIComponent(attachmentId)}/address`),
  requestAttachment: (id: string, request: { ref: string; text: string }) =>
    call<{ ref: string; seq: number }>('POST', `${conversationPath(id)}/attachment-requests`, request),
  notes: (id: string): Promise<Answer<{ notes: NoteView[] }>> => call('GET', `${conversationPath(id)}/notes`),
  writeNote: (id: string, note: { ref: string; text: string; mentions: readonly string[] }) =>
    call<NoteView>('POST', `${conversationPath(id)}/notes`, note),
  seeMentions: (id: string) => call<undefined>('POST', `${conversationPath(id)}/notes/seen`),
  mentions: (): Promise<Answer<{ mentions: MentionView[] }>> => call('GET', '/v1/staff/mentions'),
  requestData: (id: string, request: { ref: string; purpose: string; fields: AskedField[] }) =>
    call<{ ref: string; seq: number }>('POST', `${conversationPath(id)}/cards`, request),
});
