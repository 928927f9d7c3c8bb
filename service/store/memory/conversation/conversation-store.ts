import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import { outOfTurn } from '../../../domain/model/conversation/appended.ts';
import {
  applyToCache,
  type Conversation,
  type ConversationEvent,
  type EventBody,
  keysToAdd,
  previewOf,
} from '../../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { inboxKeys, inboxPage, isBehind } from '../../../domain/model/conversation/inbox.ts';
import { isConversationDue, promisedConversationEnd } from '../../../domain/model/retention/retention.ts';
import type { ConversationId, StaffId } from '../../../protocol/vocabulary.ts';
import {
  BY_HOLD,
  BY_OPENING,
  CONVERSATION_OLDEST_FIRST,
  INBOX_ORDER,
  MOVED_LIMIT,
} from '../../conversation-order.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { byText } from '../../order.ts';
import { conflict, isInScope, requireInScope } from '../../scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

type Row = { conversation: Conversation; events: ConversationEvent[]; byRef: Map<string, ConversationEvent> };

const withoutName = ({ body, ...event }: ConversationEvent, staffId: StaffId): EventBody => {
  if (body.kind === 'message' && event.staffId === staffId) return { ...body, name: '' };
  if (body.kind !== 'assigned' || body.assignedTo?.staffId !== staffId) return body;
  return { ...body, assignedTo: { staffId, name: '' } };
};

export const makeMemoryConversationStore = (): ConversationStore => {
  const rows = memoryTable<ConversationId, Row>('conversations');
  const rowOf = (scope: ShopScope | ShopsScope, id: ConversationId): Row | null => {
    const row = rows.get(id);
    return row !== undefined && isInScope(scope, row.conversation) ? row : null;
  };
  const inScope = (scope: ShopScope | ShopsScope) =>
    [...rows.values()].map((row) => row.conversation).filter((row) => isInScope(scope, row));
  const isTokenTaken = (tokenHash: string | null, id: ConversationId) =>
    tokenHash !== null &&
    [...rows.values()].some(
      ({ conversation }) => conversation.tokenHash === tokenHash && conversation.id !== id,
    );
  return {
    async open(scope, conversation) {
      requireInScope(scope, conversation);
      const first = inScope(scope).find((row) => row.openHash === conversation.openHash);
      if (first !== undefined) return { conversation: first, isRepeat: true };
      if (rows.has(conversation.id) || isTokenTaken(conversation.tokenHash, conversation.id))
        throw conflict();
      const kept = frozenCopy(conversation);
      rows.set(kept.id, { conversation: kept, events: [], byRef: new Map() });
      return { conversation: kept, isRepeat: false };
    },
    async find(scope, id) {
      return rowOf(scope, id)?.conversation ?? null;
    },
    async findByOpenHash(scope, openHash) {
      return inScope(scope).find((row) => row.openHash === openHash) ?? null;
    },
    async findByToken(scope, tokenHash) {
      return inScope(scope).find((row) => row.tokenHash === tokenHash) ?? null;
    },
    async append(scope, newEvent, after = null) {
      requireInScope(scope, newEvent);
      const row = rowOf(scope, newEvent.conversationId);
      if (row === null) return null;
      const stored = row.byRef.get(newEvent.ref);
      if (stored !== undefined) return { event: stored, conversation: row.conversation, isRepeat: true };
      if (after !== null && !row.byRef.has(after)) throw outOfTurn(after);
      const event = frozenCopy({ ...newEvent, seq: row.conversation.lastSeq + 1 });
      row.events.push(event);
      row.byRef.set(event.ref, event);
      row.conversation = Object.freeze(applyToCache(row.conversation, event));
      return { event, conversation: row.conversation, isRepeat: false };
    },
    async eventsAfter(scope, id, after, limit) {
      const from = Math.max(0, after);
      return rowOf(scope, id)?.events.slice(from, Math.max(from, after + limit)) ?? [];
    },
    async setToken(scope, id, tokenHash, expiresAt) {
      const row = rowOf(scope, id);
      if (row === null) return;
      if (isTokenTaken(tokenHash, id)) throw conflict();
      row.conversation = frozenCopy({ ...row.conversation, tokenHash, tokenExpiresAt: expiresAt });
    },
    async setCustomer(scope, id, customer) {
      const row = rowOf(scope, id);
      if (row !== null) row.conversation = frozenCopy({ ...row.conversation, customer });
    },
    async ids(scope) {
      return inScope(scope)
        .map((row) => row.id)
        .sort(byText);
    },
    async rewrite(scope, id, seq, text) {
      const row = rowOf(scope, id);
      const event = row?.events[seq - 1];
      if (row === null || event === undefined || event.body.kind !== 'message') return false;
      const rewritten = frozenCopy({ ...event, body: { ...event.body, text } });
      row.events[seq - 1] = rewritten;
      row.byRef.set(rewritten.ref, rewritten);
      row.conversation = frozenCopy({ ...row.conversation, preview: previewOf(row.events) });
      return true;
    },
    async setPage(scope, id, page, product) {
      const row = rowOf(scope, id);
      if (row !== null) row.conversation = frozenCopy({ ...row.conversation, page, product });
    },
    async addSubjectKeys(scope, id, subjectKeys) {
      const row = rowOf(scope, id);
      if (row === null) return;
      const all = [...row.conversation.subjectKeys, ...keysToAdd(row.conversation, subjectKeys)];
      const { promisedDays, lastAt } = row.conversation;
      const expiresAt = promisedConversationEnd(promisedDays, all, lastAt);
      row.conversation = frozenCopy({ ...row.conversation, subjectKeys: all, expiresAt });
    },
    async findBySubject(scope, subjectKey) {
      return inScope(scope)
        .filter((row) => row.subjectKeys.includes(subjectKey))
        .sort(BY_OPENING);
    },
    async setMarks(scope, id, marks) {
      const row = rowOf(scope, id);
      if (row === null) return false;
      row.conversation = frozenCopy({ ...row.conversation, ...marks });
      return true;
    },
    async inbox(scope, { key, since, before, limit }) {
      const found = inScope(scope)
        .filter((row) => row.restrictedAt === null && inboxKeys(row).includes(key))
        .filter(
          (row) => (since === null || row.lastAt >= since) && (before === null || isBehind(row, before)),
        )
        .sort(INBOX_ORDER);
      return inboxPage(found, limit);
    },
    async movedSince(scope, since) {
      return inScope(scope)
        .filter((row) => row.restrictedAt === null && row.lastAt >= since)
        .sort(CONVERSATION_OLDEST_FIRST)
        .slice(0, MOVED_LIMIT);
    },
    async erase(scope, id) {
      const row = rowOf(scope, id);
      if (row === null) return 0;
      rows.delete(id);
      return row.events.length;
    },
    async removeDue(scope, due, limit, before) {
      const past = inScope(scope)
        .filter((row) => isConversationDue(row, due))
        .slice(0, limit);
      for (const row of past) {
        await before?.(row);
        rows.delete(row.id);
      }
      return past.map((row) => row.id).sort();
    },
    async countDue(scope, due) {
      return inScope(scope).filter((row) => isConversationDue(row, due)).length;
    },
    async listHeld(scope) {
      return inScope(scope)
        .filter((row) => row.heldAt !== null)
        .sort(BY_HOLD);
    },
    async forgetStaff(_service, staffId) {
      for (const row of rows.values()) {
        row.events = row.events.map((event) => frozenCopy({ ...event, body: withoutName(event, staffId) }));
        row.byRef = new Map(row.events.map((event) => [event.ref, event]));
        if (row.conversation.assignedTo?.staffId !== staffId) continue;
        row.conversation = frozenCopy({ ...row.conversation, assignedTo: { staffId, name: '' } });
      }
    },
    async takeUp() {
      return 0;
    },
    held: () => ({ conversations: rows.size, heads: rows.size, behind: 0 }),
    onCaughtUp() {},
    async drain() {
      return 0;
    },
  };
};
