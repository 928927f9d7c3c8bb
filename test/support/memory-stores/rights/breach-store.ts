import type { Breach, BreachNotice } from '../../../../service/domain/breach/breach.ts';
import type { BreachStore } from '../../../../service/domain/breach/breach-store.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { BreachId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText, newestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const newest = newestFirst<Breach>(
  (row) => row.openedAt,
  (row) => row.id,
);

export const makeMemoryBreachStore = (): BreachStore => {
  const breaches = memoryTable<BreachId, Breach>('breaches');
  const notices = memoryTable<BreachNotice['id'], BreachNotice>('breachNotices');
  const find = (scope: ShopScope | ShopsScope | ServiceScope, id: BreachId): Breach | null => {
    const row = breaches.get(id);
    return row !== undefined && isInScope(scope, row) ? row : null;
  };
  return {
    async insert(scope, breach) {
      requireInScope(scope, breach);
      if (breaches.has(breach.id)) throw conflict();
      breaches.set(breach.id, frozenCopy(breach));
    },
    async get(scope, id) {
      return find(scope, id);
    },
    async listOfOperator() {
      return [...breaches.values()].filter((row) => row.shopId === null).sort(newest);
    },
    async setState(scope, id, state) {
      const row = find(scope, id);
      if (row === null) return null;
      const changed = frozenCopy({ ...row, state });
      breaches.set(id, changed);
      return changed;
    },
    async addNotice(scope, notice) {
      requireInScope(scope, notice);
      const isTold = [...notices.values()].some(
        (row) => row.breachId === notice.breachId && isInScope(scope, row),
      );
      if (isTold) throw conflict();
      notices.set(notice.id, frozenCopy(notice));
    },
    async noticesOf(scope, id) {
      return [...notices.values()]
        .filter((row) => row.breachId === id && (scope.shopId === null || isInScope(scope, row)))
        .sort((a, b) => byText(a.shopId, b.shopId));
    },
    async untold(scope, id, after, limit) {
      return [...notices.values()]
        .filter((row) => row.breachId === id && (scope.shopId === null || isInScope(scope, row)))
        .filter((row) => row.notifiedAt === null && (after === null || row.id > after))
        .sort((a, b) => byText(a.id, b.id))
        .slice(0, limit);
    },
    async noticesFor(scope) {
      return [...notices.values()].filter((row) => isInScope(scope, row));
    },
    async addAssessment(scope, id, assessment) {
      const row = notices.get(id);
      if (row !== undefined && isInScope(scope, row)) {
        notices.set(id, frozenCopy({ ...row, assessments: [...row.assessments, assessment] }));
      }
    },
    async setNotified(scope, id, at) {
      const row = notices.get(id);
      if (row !== undefined && isInScope(scope, row)) {
        notices.set(id, frozenCopy({ ...row, notifiedAt: at }));
      }
    },
    async removeOwn(scope) {
      for (const row of [...breaches.values()]) {
        if (row.shopId !== scope.shopId) continue;
        for (const [id, notice] of [...notices]) if (notice.breachId === row.id) notices.delete(id);
        breaches.delete(row.id);
      }
    },
    async removeExpired(_service, now) {
      const past = [...breaches.values()].filter((row) => row.expiresAt <= now);
      for (const { id } of past) breaches.delete(id);
      for (const [id, row] of [...notices]) if (row.expiresAt <= now) notices.delete(id);
      return past.length;
    },
  };
};
