import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Subscription } from '../../../../service/domain/model/marketing/subscription.ts';
import type { SubscriptionStore } from '../../../../service/domain/model/marketing/subscription-store.ts';
import type { SubscriptionId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText, newestFirst, oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byCreation = newestFirst<Subscription>(
  (row) => row.createdAt,
  (row) => row.id,
);
const byEnd = oldestFirst<Subscription>(
  (row) => row.expiresAt ?? row.createdAt,
  (row) => row.id,
);

export const makeMemorySubscriptionStore = (): SubscriptionStore => {
  const rows = memoryTable<SubscriptionId, Subscription>('subscriptions');
  const inScope = (scope: ShopScope) => [...rows.values()].filter((row) => isInScope(scope, row));
  const get = (scope: ShopScope, id: SubscriptionId): Subscription | null => {
    const row = rows.get(id);
    return row !== undefined && isInScope(scope, row) ? row : null;
  };
  const expired = (scope: ShopScope, now: Date) =>
    inScope(scope).filter(
      (row) => row.expiresAt !== null && row.expiresAt <= now && row.restrictedAt === null,
    );
  return {
    async insert(scope, row) {
      requireInScope(scope, row);
      const isTaken = inScope(scope).some(
        ({ channel, subjectKey }) => channel === row.channel && subjectKey === row.subjectKey,
      );
      if (isTaken) return null;
      if (rows.has(row.id)) throw conflict();
      rows.set(row.id, frozenCopy(row));
      return frozenCopy(row);
    },
    async get(scope, id) {
      return get(scope, id);
    },
    async whichExist(scope, ids) {
      return ids.filter((id) => get(scope, id) !== null);
    },
    async ids(scope) {
      return inScope(scope)
        .map((row) => row.id)
        .sort(byText);
    },
    async find(scope, channel, subjectKey) {
      return inScope(scope).find((row) => row.channel === channel && row.subjectKey === subjectKey) ?? null;
    },
    async findBySubject(scope, subjectKey) {
      return inScope(scope)
        .filter((row) => row.subjectKey === subjectKey)
        .sort((a, b) => byText(a.id, b.id));
    },
    async findByUnsubscribeHash(unsubscribeHash) {
      return [...rows.values()].find((row) => row.unsubscribeHash === unsubscribeHash) ?? null;
    },
    async change(scope, id, from, changes, { expiredAt, consentEventId } = {}) {
      const row = get(scope, id);
      if (row === null || row.state !== from) return null;
      if (consentEventId !== undefined && row.consentEventId !== consentEventId) return null;
      if (expiredAt !== undefined && !expired(scope, expiredAt).includes(row)) return null;
      const next = frozenCopy({ ...row, ...changes });
      rows.set(id, next);
      return next;
    },
    async remove(scope, id) {
      return get(scope, id) !== null && rows.delete(id);
    },
    async removeImported(scope, channel, limit) {
      const found = inScope(scope)
        .filter((row) => row.state === 'imported' && row.channel === channel && row.restrictedAt === null)
        .slice(0, limit);
      for (const { id } of found) rows.delete(id);
      return found.length;
    },
    async page(scope, state, channel, after, limit) {
      return inScope(scope)
        .filter((row) => row.state === state && row.channel === channel && (after === null || row.id > after))
        .sort((a, b) => byText(a.id, b.id))
        .slice(0, limit);
    },
    async newest(scope, limit) {
      return inScope(scope).sort(byCreation).slice(0, limit);
    },
    async count(scope, channel, state) {
      return inScope(scope).filter((row) => row.channel === channel && row.state === state).length;
    },
    async countConfirmedUntil(scope, channel, until) {
      return inScope(scope).filter(
        (row) => row.channel === channel && row.confirmedAt !== null && row.confirmedAt <= until,
      ).length;
    },
    async renewing(scope) {
      return inScope(scope)
        .filter((row) => row.state === 'confirmed' && row.expiresAt !== null)
        .sort(byEnd);
    },
    async listExpired(scope, now, limit) {
      return expired(scope, now).sort(byEnd).slice(0, limit);
    },
    async countExpired(scope, now) {
      return expired(scope, now).length;
    },
    async removeExpired(scope, id, now) {
      return expired(scope, now).some((row) => row.id === id && row.state === 'pending') && rows.delete(id);
    },
  };
};
