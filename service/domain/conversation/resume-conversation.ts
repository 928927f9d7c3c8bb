import { LIMITS } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import {
  type Conversation,
  type ConversationEvent,
  isOpenedByToken,
} from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { storedNow } from '../model/conversation/stored-now.ts';

/** Error for an invalid token. */
export const conversationOver = (): DomainError =>
  new DomainError('unauthenticated', 'This chat is over. Start a new one.');

/** Conversation of a token; null: unknown, revoked or expired. Rules: EP-3, SE-1. */
export const makeResumeConversation =
  (deps: { conversations: ConversationStore; digest: Digest; clock: Clock }) =>
  async (scope: ShopScope, token: string): Promise<Conversation | null> => {
    const hash = deps.digest.sha256Hex(token);
    const conversation =
      (await deps.conversations.findByToken(scope, hash)) ??
      (await deps.conversations.findByWay(scope, 'token', hash));
    return conversation !== null && isOpenedByToken(conversation, deps.clock.now()) ? conversation : null;
  };

/** The same, required. @throws DomainError unauthenticated */
export const makeConversationByToken =
  (deps: { resumeConversation: ReturnType<typeof makeResumeConversation> }) =>
  async (scope: ShopScope, token: string | null): Promise<Conversation> => {
    const conversation = token === null ? null : await deps.resumeConversation(scope, token);
    if (conversation === null) throw conversationOver();
    return conversation;
  };

/** `reset`: the client's `seq` is too high. */
export type Backfill =
  | { kind: 'batch'; events: readonly ConversationEvent[]; more: boolean; last: number }
  | { kind: 'reset' };

/** Events after a `seq`, or the order to reset. */
export const makeReadEvents =
  (deps: { conversations: ConversationStore }) =>
  async (scope: ShopScope, conversation: Conversation, after: number, limit: number): Promise<Backfill> => {
    const { id } = conversation;
    const most = Math.min(Math.max(1, limit), LIMITS.maxBatchEvents);
    /** The cache may be stale. */
    const newestStored = async (): Promise<number> =>
      (await storedNow(deps.conversations, scope, id))?.lastSeq ?? 0;
    let newest = (await deps.conversations.find(scope, id))?.lastSeq ?? 0;
    if (after > newest) newest = await newestStored();
    if (after > newest) return { kind: 'reset' };
    const events = await deps.conversations.eventsAfter(scope, id, after, most);
    const reached = events.at(-1)?.seq ?? after;
    if (events.length === most && reached >= newest) newest = await newestStored();
    return { kind: 'batch', events, more: reached < newest, last: Math.max(newest, reached) };
  };
