import { trusted } from 'mongoose';
import { type ShopsScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { BY_HOLD, BY_OPENING, CONVERSATION_OLDEST_FIRST, MOVED_LIMIT } from '../../conversation-order.ts';
import { byText, LONG_PAST } from '../../order.ts';
import { isInScope } from '../../scope.ts';
import { makeCaughtUpRows } from './caught-up-rows.ts';
import type { StaleEntry } from './conversation-cache-writer.ts';
import type { ConversationCore } from './conversation-core.ts';
import { type ConversationRow, conversationOf, dueFilters } from './conversation-rows.ts';
import { makeInboxPages } from './inbox-pages.ts';
import { makeUnsearchedRows } from './rows/unsearched-rows.ts';
export const makeConversationLists = (
  core: ConversationCore,
): Pick<
  ConversationStore,
  | 'ids'
  | 'findBySubject'
  | 'withMailWay'
  | 'inbox'
  | 'movedSince'
  | 'countDue'
  | 'listHeld'
  | 'unsearched'
  | 'hasUnsearched'
  | 'setSearched'
> => {
  const { tables, memory, reader, cache, notes, isShared } = core;
  const { conversations } = tables;
  const overlaid = (
    scope: ShopsScope,
    rows: readonly ConversationRow[],
    behind: readonly StaleEntry[],
    isWanted: (conversation: Conversation) => boolean,
  ): Conversation[] => {
    const found = new Map<ConversationId, Conversation>();
    for (const row of rows) {
      const head = memory.at(row._id)?.head ?? null;
      const isAhead = head !== null && head.lastSeq >= row.lastSeq;
      found.set(row._id, isAhead ? head : conversationOf(row));
    }
    const noted = behind.map(({ entry, head }) => entry.head ?? (entry.isRowStale ? head : null));
    for (const head of [...noted, ...[...cache.behind()].map((entry) => entry.head)]) {
      if (head !== null && isInScope(scope, head)) found.set(head.id, head);
    }
    return [...found.values()].filter((one) => one.restrictedAt === null && isWanted(one));
  };
  const staleIn = (scope: ShopsScope): Promise<StaleEntry[]> =>
    cache.sureOf((shopId) => scope.shopIds.includes(shopId));
  /** One per shop: ranges need an equality first. */
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
  const caughtUp = makeCaughtUpRows(reader);

  return {
    ...makeUnsearchedRows(core),
    async ids(scope) {
      const rows = await conversations.find(scope, {}, { select: ['_id'] });
      return rows.map((row) => row._id).sort(byText);
    },
    async findBySubject(scope, subjectKey) {
      const rows = await conversations.find(scope, { subjectKeys: subjectKey });
      return rows.map(conversationOf).sort(BY_OPENING);
    },
    async withMailWay(scope, now) {
      const rows = await conversations.find(scope, { 'waysBack.mail.until': trusted({ $gt: now }) });
      return rows.map(conversationOf).sort(BY_OPENING);
    },
    async inbox(scope, read) {
      if (isShared) {
        const noted = await notes.named(scope);
        return inboxPages(scope, read, (rows, isHere) => caughtUp(scope, rows, noted, isHere));
      }
      // First: a row written meanwhile would be missed.
      const before = [...cache.behind()].map((entry) => ({ entry, head: entry.head }));
      return inboxPages(scope, read, async (rows, isHere) => {
        const behind = await staleIn(scope);
        return overlaid(scope, rows, [...before, ...behind], isHere);
      });
    },
    async movedSince(scope, since) {
      const noted = isShared ? await notes.named(scope) : [];
      // Some may have left the range.
      const rows = await rowsSince(scope, since, MOVED_LIMIT + noted.length + [...cache.behind()].length);
      const isMoved = (one: Conversation): boolean => one.lastAt >= since;
      const moved = isShared
        ? await caughtUp(scope, rows, noted, isMoved)
        : overlaid(scope, rows, await staleIn(scope), isMoved);
      return moved.sort(CONVERSATION_OLDEST_FIRST).slice(0, MOVED_LIMIT);
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
  };
};
