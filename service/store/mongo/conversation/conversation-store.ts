import { type Connection, trusted } from 'mongoose';
import {
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
  scopeOfShops,
} from '../../../domain/model/base/tenancy.ts';
import { type Conversation, keysToAdd, previewOf } from '../../../domain/model/conversation/conversation.ts';
import type { Appended, ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { isConversationDue, promisedConversationEnd } from '../../../domain/model/retention/retention.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { BY_HOLD, BY_OPENING, CONVERSATION_OLDEST_FIRST, MOVED_LIMIT } from '../../conversation-order.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { byText, LONG_PAST } from '../../order.ts';
import { isInScope, requireInScope } from '../../scope.ts';
import { isDuplicate } from '../base/database-error.ts';
import { allShops } from '../base/reach.ts';
import { makeBehindNotes } from './conversation-behind-notes.ts';
import { type Behind, makeConversationCacheWriter } from './conversation-cache-writer.ts';
import { makeConversationHeads } from './conversation-heads.ts';
import { makeConversationReader } from './conversation-reader.ts';
import {
  type ConversationRow,
  conversationOf,
  conversationRow,
  conversationTables,
  dueFilters,
} from './conversation-rows.ts';
import { makeEventWriter } from './event-writer.ts';
import { forgetHead, type HeldConversation, makeConversationMemory } from './held-conversations.ts';
import { makeInboxPages } from './inbox-pages.ts';

export type ConversationStoreOptions = {
  /**
   * How long a conversation in memory is trusted without asking the database, in milliseconds. The longer, the later
   * this process learns what another one did; a process that is alone may use a long time.
   */
  trustMs?: number;
};

const TRUST_MS = 30_000;

/** A token opens a conversation of its own shop alone: both are one key. */
type TokenKey = `${ShopId} ${string}`;
const tokenKey = (shopId: ShopId, tokenHash: string): TokenKey => `${shopId} ${tokenHash}`;

export const makeMongoConversationStore = (
  connection: Connection,
  { trustMs = TRUST_MS }: ConversationStoreOptions = {},
): ConversationStore & { stop(): void } => {
  const tables = conversationTables(connection);
  const { conversations, events } = tables;
  const memory = makeConversationMemory();
  const reader = makeConversationReader(tables);
  const notes = makeBehindNotes(connection);
  const heads = makeConversationHeads(reader, {
    mark: (held) => cache.mark(held),
    forget: (held) => cache.forget(held),
  });
  const cache = makeConversationCacheWriter(tables, memory, notes, heads.read);
  const writer = makeEventWriter({ tables, memory, reader, heads, cache, notes, trustMs });

  const load = async (scope: ShopScope | ShopsScope, id: ConversationId): Promise<Conversation | null> => {
    const held = memory.take(id);
    if (await heads.read(held, scope)) return held.head;
    if (held.head !== null && isInScope(scope, held.head) && !held.isBusy) forgetHead(held);
    memory.leave(held);
    return null;
  };
  /** What is in memory and may be taken for right; null when the database has to be asked. */
  const atHand = (scope: ShopScope | ShopsScope, id: ConversationId): Conversation | null => {
    const held = memory.at(id);
    if (held === null || held.head === null || held.isUnsure || !isInScope(scope, held.head)) return null;
    return held.isBusy || writer.isTrusted(held) ? memory.take(id).head : null;
  };
  /** A change of what is no cache: the row has it already. */
  const patch = (id: ConversationId, changes: Partial<Conversation>): void => {
    const held = memory.at(id);
    if (held === null) return;
    held.changes += 1;
    if (held.head !== null) held.head = Object.freeze({ ...held.head, ...changes });
  };
  /** Rows as they are, under the conversations in memory, which may be further. */
  const overlaid = (
    scope: ShopsScope,
    rows: readonly ConversationRow[],
    behind: readonly Behind[],
    isWanted: (conversation: Conversation) => boolean,
  ): Conversation[] => {
    const found = new Map<ConversationId, Conversation>();
    for (const row of rows) {
      const head = memory.at(row._id)?.head ?? null;
      const isAhead = head !== null && head.lastSeq >= row.lastSeq;
      found.set(row._id, isAhead ? head : conversationOf(row));
    }
    const noted = behind.map(({ held, head }) => held.head ?? (held.isRowBehind ? head : null));
    for (const head of [...noted, ...[...cache.behind()].map((held) => held.head)]) {
      if (head !== null && isInScope(scope, head)) found.set(head.id, head);
    }
    return [...found.values()].filter((one) => one.restrictedAt === null && isWanted(one));
  };
  const behindIn = (scope: ShopsScope): Promise<Behind[]> =>
    cache.sureOf((shopId) => scope.shopIds.includes(shopId));
  /** One read per shop: the index serves a range only behind an equality. From the one that moved first. */
  const rowsSince = async (scope: ShopsScope, since: Date, limit: number): Promise<ConversationRow[]> => {
    const reads = scope.shopIds.map((shopId) =>
      conversations.find(
        scopeOfShop(shopId),
        { lastAt: trusted({ $gte: since }) },
        { sort: { lastAt: 1, _id: 1 }, limit },
      ),
    );
    return (await Promise.all(reads)).flat();
  };

  const inboxPages = makeInboxPages(tables);

  const idByToken = makeGroupedReads(async (keys: readonly TokenKey[]) => {
    const asked = keys.map((key) => key.split(' ') as [ShopId, string]);
    // The shops are those of the callers' scopes.
    const rows = await tables.inTime(
      conversations.raw.find(
        scopeOfShops([...new Set(asked.map(([shopId]) => shopId))]),
        { tokenHash: { $in: asked.map(([, tokenHash]) => tokenHash) } },
        { projection: { shopId: 1, tokenHash: 1 } },
      ),
    );
    return new Map(rows.map((row) => [tokenKey(row.shopId, row.tokenHash ?? ''), row._id]));
  });

  const eraseAlone = async (
    held: HeldConversation,
    scope: ShopScope,
  ): Promise<{ events: number; isGone: boolean }> => {
    const key = { _id: held.id };
    if (!(await conversations.has(scope, key))) return { events: 0, isGone: false };
    held.changes += 1;
    forgetHead(held);
    cache.forget(held);
    const all = { conversationId: held.id };
    // Events first: cut short, it can be done again. Then once more, for what another process wrote in between.
    const early = await events.removeAll(scope, all);
    const isGone = await conversations.remove(scope, key);
    const late = await events.removeAll(scope, all);
    held.changes += 1;
    forgetHead(held);
    // Two processes at once: one of them took the row.
    return { events: early + late, isGone };
  };
  const rewriteAlone = async (
    held: HeldConversation,
    scope: ShopScope,
    seq: number,
    text: string,
  ): Promise<boolean> => {
    const { id } = held;
    // A row that is being brought up to date could bring the old words back.
    await cache.flush();
    const at = { conversationId: id, seq, 'body.kind': 'message' };
    if (!(await events.update(scope, at, { $set: { 'body.text': text } }))) return false;
    const last = await reader.newestMessage(scope, id);
    const preview = previewOf(last === null ? [] : [last]);
    await conversations.update(scope, { _id: id }, { $set: { preview } });
    patch(id, { preview });
    return true;
  };
  /** In its turn, so that what is known of the keys is all there is. */
  const addKeysAlone = async (
    scope: ShopScope,
    id: ConversationId,
    subjectKeys: readonly string[],
  ): Promise<void> => {
    const known = atHand(scope, id) ?? (await load(scope, id));
    if (known === null || subjectKeys.length === 0) return;
    const added = keysToAdd(known, subjectKeys);
    const expiresAt = promisedConversationEnd(known.promisedDays, subjectKeys, known.lastAt);
    const isThere = await conversations.update(
      scope,
      { _id: id },
      { $addToSet: { subjectKeys: { $each: added } }, $set: { expiresAt } },
    );
    if (isThere) patch(id, { subjectKeys: [...known.subjectKeys, ...added], expiresAt });
  };
  /** In its turn, while nothing is appended to the conversation. */
  const inTurn = <T>(id: ConversationId, work: (held: HeldConversation) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = () => work(memory.take(id)).then(resolve, reject);
      writer.enqueue(id, { kind: 'alone', run });
    });
  const erase = async (scope: ShopScope, id: ConversationId): Promise<number> =>
    (await inTurn(id, (held) => eraseAlone(held, scope))).events;
  const eraseRow = async (scope: ShopScope, id: ConversationId): Promise<boolean> =>
    (await inTurn(id, (held) => eraseAlone(held, scope))).isGone;

  return {
    async open(scope, conversation) {
      requireInScope(scope, conversation);
      try {
        await conversations.insert(scope, conversationRow(conversation));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const { openHash } = conversation;
        const first = await conversations.findOne(scope, { openHash });
        const stored = first === null ? null : await load(scope, first._id);
        if (stored === null) throw error;
        return { conversation: stored, isRepeat: true };
      }
      const opened = conversationOf(conversationRow(conversation));
      heads.takeOver(memory.take(opened.id), { conversation: opened, isRowBehind: false });
      return { conversation: opened, isRepeat: false };
    },
    async find(scope, id) {
      // Not at hand and not in this scope take the same way, and the same time. Rule: SE-1
      return atHand(scope, id) ?? load(scope, id);
    },
    async findByOpenHash(scope, openHash) {
      const row = await conversations.findOne(scope, { openHash });
      return row === null ? null : load(scope, row._id);
    },
    async findByToken(scope, tokenHash) {
      const id = await idByToken(tokenKey(scope.shopId, tokenHash));
      if (id === null) return null;
      const known = atHand(scope, id);
      if (known?.tokenHash === tokenHash) return known;
      const read = await load(scope, id);
      // Revoked or replaced since it was found: it opens nothing.
      return read?.tokenHash === tokenHash ? read : null;
    },
    append(scope, event, after = null) {
      requireInScope(scope, event);
      return new Promise<Appended | null>((resolve, reject) => {
        writer.enqueue(event.conversationId, {
          kind: 'append',
          scope,
          event,
          after,
          isInTurn: false,
          hasReadHead: false,
          lostRaces: 0,
          resolve,
          reject,
        });
      });
    },
    eventsAfter: reader.eventsAfter,
    async setToken(scope, id, tokenHash, tokenExpiresAt) {
      const change =
        tokenHash === null
          ? { $set: { tokenExpiresAt }, $unset: { tokenHash: 1 as const } }
          : { $set: { tokenExpiresAt, tokenHash } };
      const isThere = await conversations.update(scope, { _id: id }, change);
      if (isThere) patch(id, { tokenHash, tokenExpiresAt: new Date(tokenExpiresAt) });
    },
    async setCustomer(scope, id, customer) {
      const isThere = await conversations.update(scope, { _id: id }, { $set: { customer } });
      if (isThere) patch(id, { customer });
    },
    async ids(scope) {
      const rows = await conversations.find(scope, {}, { select: ['_id'] });
      return rows.map((row) => row._id).sort(byText);
    },
    rewrite: (scope, id, seq, text) => inTurn(id, (held) => rewriteAlone(held, scope, seq, text)),
    async setPage(scope, id, page, product) {
      const isThere = await conversations.update(scope, { _id: id }, { $set: { page, product } });
      if (isThere) patch(id, { page, product: frozenCopy(product) });
    },
    addSubjectKeys: (scope, id, subjectKeys) => inTurn(id, () => addKeysAlone(scope, id, subjectKeys)),
    async findBySubject(scope, subjectKey) {
      const rows = await conversations.find(scope, { subjectKeys: subjectKey });
      return rows.map(conversationOf).sort(BY_OPENING);
    },
    async setMarks(scope, id, marks) {
      const isThere = await conversations.update(scope, { _id: id }, { $set: marks });
      if (isThere) patch(id, marks);
      return isThere;
    },
    async inbox(scope, read) {
      // A row that catches up while others are read would be in neither.
      const before = [...cache.behind()].map((held) => ({ held, head: held.head }));
      return inboxPages(scope, read, async (rows, isHere) => {
        const behind = await behindIn(scope);
        return overlaid(scope, rows, [...before, ...behind], isHere);
      });
    },
    async movedSince(scope, since) {
      // Those in memory may have moved on, and leave room for as many others.
      const rows = await rowsSince(scope, since, MOVED_LIMIT + [...cache.behind()].length);
      const behind = await behindIn(scope);
      return overlaid(scope, rows, behind, (row) => row.lastAt >= since)
        .sort(CONVERSATION_OLDEST_FIRST)
        .slice(0, MOVED_LIMIT);
    },
    erase,
    async removeDue(scope, due, limit, before) {
      const past = new Map<ConversationId, Conversation>();
      for (const filter of dueFilters(due)) {
        const found = await conversations.find(scope, filter, { limit });
        for (const row of found) {
          const head = memory.at(row._id)?.head ?? null;
          // The row may be behind: somebody has just written.
          const isDue = head === null || isConversationDue(head, due);
          if (past.size < limit && isDue) past.set(row._id, head ?? conversationOf(row));
        }
      }
      const removed: ConversationId[] = [];
      for (const [id, conversation] of past) {
        await before?.(conversation);
        if (await eraseRow(scope, id)) removed.push(id);
      }
      return removed.sort(byText);
    },
    async countDue(scope, due) {
      const ids = new Set<ConversationId>();
      for (const filter of dueFilters(due)) {
        const found = await conversations.find(scope, filter, { select: ['_id'] });
        for (const row of found) ids.add(row._id);
      }
      return ids.size;
    },
    async listHeld(scope) {
      const rows = await conversations.find(scope, { heldAt: trusted({ $gt: LONG_PAST }) });
      return rows.map(conversationOf).sort(BY_HOLD);
    },
    async forgetStaff(service, staffId) {
      const everywhere = allShops(service);
      await events.updateAll(everywhere, { staffId, 'body.kind': 'message' }, { $set: { 'body.name': '' } });
      await events.updateAll(
        everywhere,
        { 'body.assignedTo.staffId': staffId },
        { $set: { 'body.assignedTo.name': '' } },
      );
      await conversations.updateAll(
        everywhere,
        { 'assignedTo.staffId': staffId },
        { $set: { 'assignedTo.name': '' } },
      );
    },
    takeUp: (service) => cache.takeUp(service, memory.take),
    held: memory.held,
    onCaughtUp: heads.onCaughtUp,
    async drain(limitMs = Number.POSITIVE_INFINITY) {
      const until = performance.now() + limitMs;
      for (;;) {
        await writer.idle();
        const left = await cache.flush(until);
        if (left > 0 || writer.isIdle()) return left;
      }
    },
    stop: cache.stop,
  };
};
