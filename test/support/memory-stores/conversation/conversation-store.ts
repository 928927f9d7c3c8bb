import { outOfTurn } from '../../../../service/domain/model/conversation/appended.ts';
import { applyToCache } from '../../../../service/domain/model/conversation/apply-to-cache.ts';
import {
  type ConversationEvent,
  type EventBody,
  isNamed,
  isWritten,
  previewOf,
} from '../../../../service/domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../../service/domain/model/conversation/conversation-store.ts';
import { keysToAdd } from '../../../../service/domain/model/conversation/subject-keys.ts';
import { hasKey, NO_WAYS } from '../../../../service/domain/model/conversation/ways-back.ts';
import {
  isConversationDue,
  lastContactOf,
  promisedConversationEnd,
} from '../../../../service/domain/model/retention/retention.ts';
import type { ConversationId, StaffId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { conflict, requireInScope } from '../../../../service/store/scope.ts';
import { makeConversationLists } from './conversation-lists.ts';
import { makeConversationRows } from './conversation-rows.ts';

const withoutName = ({ body, ...event }: ConversationEvent, staffId: StaffId): EventBody => {
  const isOwn = event.staffId === staffId;
  if (isOwn && isNamed(body)) return { ...body, name: '' };
  if (body.kind !== 'assigned' || body.assignedTo?.staffId !== staffId) return body;
  return { ...body, assignedTo: { staffId, name: '' } };
};

const makeRemoveDue =
  ({ rows, rowOf, inScope }: ReturnType<typeof makeConversationRows>): ConversationStore['removeDue'] =>
  async (scope, due, limit, before) => {
    const past = inScope(scope)
      .filter((row) => isConversationDue(row, due))
      .slice(0, limit);
    const removed: ConversationId[] = [];
    for (const { id } of past) {
      const current = rowOf(scope, id)?.conversation;
      if (current === undefined || !isConversationDue(current, due)) continue;
      await before?.(current);
      if (rows.delete(id)) removed.push(id);
    }
    return removed.sort();
  };

export const makeMemoryConversationStore = (): ConversationStore => {
  const table = makeConversationRows();
  const { rows, rowOf, inScope, change, isTokenTaken } = table;
  return {
    ...makeConversationLists(table),
    async open(scope, conversation) {
      requireInScope(scope, conversation);
      const first = inScope(scope).find((row) => row.openHash === conversation.openHash);
      if (first !== undefined) return { conversation: first, isRepeat: true };
      if (rows.has(conversation.id) || isTokenTaken(conversation.tokenHash, conversation.id))
        throw conflict();
      const kept = frozenCopy(conversation);
      rows.set(kept.id, { conversation: kept, events: [], byRef: new Map(), searchedSeq: 0 });
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
    async append(scope, newEvent, after = null, refuse = null, queued) {
      queued?.();
      requireInScope(scope, newEvent);
      const row = rowOf(scope, newEvent.conversationId);
      if (row === null) return null;
      const stored = row.byRef.get(newEvent.ref);
      if (stored !== undefined) return { event: stored, conversation: row.conversation, isRepeat: true };
      if (after !== null && !row.byRef.has(after)) throw outOfTurn(after);
      const refusal = refuse?.(row.conversation) ?? null;
      if (refusal !== null) throw refusal;
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
      if (rowOf(scope, id) === null) return;
      if (isTokenTaken(tokenHash, id)) throw conflict();
      change(scope, id, { tokenHash, tokenExpiresAt: expiresAt });
    },
    async setTokenEnd(scope, id, tokenExpiresAt) {
      const isRunning = (rowOf(scope, id)?.conversation.tokenHash ?? null) !== null;
      if (isRunning) change(scope, id, { tokenExpiresAt });
      return isRunning;
    },
    async changeWays(scope, id, changeOf) {
      change(scope, id, { waysBack: changeOf(rowOf(scope, id)?.conversation.waysBack ?? NO_WAYS) });
      return rowOf(scope, id)?.conversation ?? null;
    },
    async findByWay(scope, kind, hash) {
      return inScope(scope).find((row) => hasKey(row.waysBack, kind, hash)) ?? null;
    },
    async setTags(scope, id, tagIds) {
      change(scope, id, { tagIds });
    },
    async setCustomer(scope, id, customer) {
      change(scope, id, { customer });
    },
    async rewrite(scope, id, seq, text) {
      const row = rowOf(scope, id);
      const event = row?.events[seq - 1];
      if (row === null || event === undefined || !isWritten(event.body)) return false;
      const rewritten = frozenCopy({ ...event, body: { ...event.body, text } });
      row.events[seq - 1] = rewritten;
      row.byRef.set(rewritten.ref, rewritten);
      return change(scope, id, { preview: previewOf(row.events) });
    },
    async setPage(scope, id, page, product) {
      change(scope, id, { page, product });
    },
    async addSubjectKeys(scope, id, subjectKeys) {
      const conversation = rowOf(scope, id)?.conversation;
      if (conversation === undefined) return;
      const all = [...conversation.subjectKeys, ...keysToAdd(conversation, subjectKeys)];
      const expiresAt = promisedConversationEnd(conversation.promisedDays, all, lastContactOf(conversation));
      table.setSearched(scope, id, 0);
      change(scope, id, { subjectKeys: all, expiresAt });
    },
    async setMarks(scope, id, marks) {
      return change(scope, id, marks);
    },
    async erase(scope, id) {
      const row = rowOf(scope, id);
      if (row === null) return 0;
      rows.delete(id);
      return row.events.length;
    },
    removeDue: makeRemoveDue(table),
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
    memoryCounts: () => ({ conversations: rows.size, heads: rows.size, behind: 0 }),
    onCaughtUp() {},
    async drain() {
      return 0;
    },
  };
};
