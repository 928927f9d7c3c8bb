import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Card } from '../../../../service/domain/model/card/card.ts';
import type { CardStore } from '../../../../service/domain/model/card/card-store.ts';
import type { CardId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Card>(
  (row) => row.requestedAt,
  (row) => row.id,
);

export const makeMemoryCardStore = (): CardStore => {
  const rows = memoryTable<CardId, Card>('cards');
  const where = (scope: ShopScope, isWanted: (card: Card) => boolean): Card[] =>
    [...rows.values()].filter((row) => isInScope(scope, row) && isWanted(row)).sort(byAge);
  return {
    async insert(scope, card) {
      requireInScope(scope, card);
      if (rows.has(card.id)) return false;
      rows.set(card.id, frozenCopy(card));
      return true;
    },
    async get(scope, id) {
      return where(scope, (card) => card.id === id)[0] ?? null;
    },
    async listByConversation(scope, conversationId) {
      return where(scope, (card) => card.conversationId === conversationId);
    },
    async findBySubject(scope, subjectKey) {
      return where(scope, (card) => card.subjectKeys.includes(subjectKey));
    },
    async change(scope, id, from, changes) {
      const card = where(scope, (row) => row.id === id && row.state === from)[0];
      if (card === undefined) return null;
      const next = frozenCopy({ ...card, ...changes });
      rows.set(id, next);
      return next;
    },
    async removeByConversation(scope, conversationId) {
      const gone = where(scope, (card) => card.conversationId === conversationId);
      for (const { id } of gone) rows.delete(id);
      return gone;
    },
    async withExpiredAnswers(scope, now) {
      return where(scope, (card) => card.answersExpireAt !== null && card.answersExpireAt <= now);
    },
    async expired(scope, now) {
      return where(scope, (card) => card.expiresAt <= now);
    },
  };
};
