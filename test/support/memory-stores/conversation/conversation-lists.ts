import type { ConversationStore } from '../../../../service/domain/model/conversation/conversation-store.ts';
import { inboxKeys, inboxPage, isAfter } from '../../../../service/domain/model/conversation/inbox.ts';
import { hasKey } from '../../../../service/domain/model/conversation/ways-back.ts';
import { isConversationDue } from '../../../../service/domain/model/retention/retention.ts';
import {
  BY_HOLD,
  BY_OPENING,
  CONVERSATION_OLDEST_FIRST,
  INBOX_ORDER,
  MOVED_LIMIT,
} from '../../../../service/store/conversation-order.ts';
import { byText } from '../../../../service/store/order.ts';
import type { ConversationRows } from './conversation-rows.ts';

export const makeConversationLists = ({
  inScope,
  rows,
  rowOf,
  setSearched,
}: ConversationRows): Pick<
  ConversationStore,
  | 'ids'
  | 'current'
  | 'changedRemotely'
  | 'leftScreens'
  | 'findBySubject'
  | 'withMailWay'
  | 'findByReply'
  | 'inbox'
  | 'movedSince'
  | 'countDue'
  | 'dueIds'
  | 'listHeld'
  | 'unsearched'
  | 'hasUnsearched'
  | 'setSearched'
> => ({
  async ids(scope) {
    return inScope(scope)
      .map((row) => row.id)
      .sort(byText);
  },
  async current(scope, ids) {
    return inScope(scope).filter(({ id }) => ids.includes(id));
  },
  async leftScreens() {
    // No other processes.
    return [];
  },
  async changedRemotely() {
    // No cache.
  },
  async findBySubject(scope, subjectKey) {
    return inScope(scope)
      .filter((row) => row.subjectKeys.includes(subjectKey))
      .sort(BY_OPENING);
  },
  async withMailWay(scope, now) {
    return inScope(scope)
      .filter(({ waysBack }) => waysBack?.mail != null && waysBack.mail.until > now)
      .sort(BY_OPENING);
  },
  async findByReply(hash) {
    const found = [...rows.values()].find(({ conversation }) => hasKey(conversation.waysBack, 'reply', hash));
    return found?.conversation ?? null;
  },
  async inbox(scope, { key, since, before, limit }) {
    const found = inScope(scope)
      .filter((row) => row.restrictedAt === null && inboxKeys(row).includes(key))
      .filter((row) => (since === null || row.lastAt >= since) && (before === null || isAfter(row, before)))
      .sort(INBOX_ORDER);
    return inboxPage(found, limit);
  },
  async movedSince(scope, since) {
    return inScope(scope)
      .filter((row) => row.restrictedAt === null && row.lastAt >= since)
      .sort(CONVERSATION_OLDEST_FIRST)
      .slice(0, MOVED_LIMIT);
  },
  async countDue(scope, due) {
    return inScope(scope).filter((row) => isConversationDue(row, due)).length;
  },
  async dueIds(scope, due, now) {
    return inScope(scope)
      .filter((row) => isConversationDue(row, due) && row.tokenExpiresAt <= now)
      .map((row) => row.id)
      .sort(byText);
  },
  async hasUnsearched(scope) {
    return inScope(scope).some(({ id, lastSeq }) => (rows.get(id)?.searchedSeq ?? 0) < lastSeq);
  },
  async unsearched(_service, limit) {
    return [...rows.values()]
      .filter(({ conversation, searchedSeq }) => searchedSeq < conversation.lastSeq)
      .map(({ conversation: { id, shopId, openedAt, subjectKeys, lastSeq } }) => ({
        id,
        shopId,
        openedAt,
        subjectKeys,
        lastSeq,
      }))
      .slice(0, limit);
  },
  async setSearched(scope, { id, lastSeq, subjectKeys }) {
    if (rowOf(scope, id)?.conversation.subjectKeys.length === subjectKeys.length)
      setSearched(scope, id, lastSeq);
  },
  async listHeld(scope) {
    return inScope(scope)
      .filter((row) => row.heldAt !== null)
      .sort(BY_HOLD);
  },
});
