import type { ConversationTags, Tag } from '../../../../service/domain/model/tag/tag.ts';
import type { ConversationTagStore, ShopTagStore } from '../../../../service/domain/model/tag/tag-store.ts';
import type { ConversationId, ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryShopTagStore = (): ShopTagStore => {
  const rows = memoryTable<ShopId, { shopId: ShopId; tags: readonly Tag[] }>('shopTags');
  return {
    async get({ shopId }) {
      return rows.get(shopId)?.tags ?? [];
    },
    async list(scope) {
      return [...rows.values()].filter((row) => isInScope(scope, row));
    },
    async put({ shopId }, tags) {
      rows.set(shopId, frozenCopy({ shopId, tags }));
    },
  };
};

export const makeMemoryConversationTagStore = (): ConversationTagStore => {
  const rows = memoryTable<ConversationId, ConversationTags>('conversationTags');
  const where = (scope: Parameters<typeof isInScope>[0]) =>
    [...rows.values()].filter((row) => isInScope(scope, row));
  const set = (row: ConversationTags): void => {
    if (row.tagIds.length === 0) rows.delete(row.conversationId);
    else rows.set(row.conversationId, frozenCopy(row));
  };
  return {
    async get(scope, id) {
      return where(scope).find(({ conversationId }) => conversationId === id)?.tagIds ?? [];
    },
    async list(scope, limit) {
      return where(scope)
        .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
        .slice(0, limit);
    },
    async change(scope, { add, remove, ...row }) {
      requireInScope(scope, row);
      const known = where(scope).find(({ conversationId }) => conversationId === row.conversationId);
      const kept = [...new Set([...(known?.tagIds ?? []), ...add])].filter((id) => !remove.includes(id));
      set({ ...row, tagIds: kept });
      return kept;
    },
    async dropTags(scope, tagIds) {
      for (const row of where(scope))
        set({ ...row, tagIds: row.tagIds.filter((tag) => !tagIds.includes(tag)) });
    },
    async removeByConversation(scope, id) {
      const found = where(scope).some(({ conversationId }) => conversationId === id);
      if (found) rows.delete(id);
      return found ? 1 : 0;
    },
    async expiredConversations(scope, now) {
      return where(scope)
        .filter(({ expiresAt }) => expiresAt <= now)
        .map(({ conversationId }) => conversationId);
    },
  };
};
