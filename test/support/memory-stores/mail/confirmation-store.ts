import { type Confirmation, isUsed } from '../../../../service/domain/model/confirmation/confirmation.ts';
import type { ConfirmationStore } from '../../../../service/domain/model/confirmation/confirmation-store.ts';
import { firstDeliveries } from '../../../../service/store/first-deliveries.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Confirmation>(
  (row) => row.createdAt,
  (row) => row.secretHash,
);

export const makeMemoryConfirmationStore = (): ConfirmationStore => {
  const rows = memoryTable<string, Confirmation>('confirmations');
  const removeWhere = (isGone: (row: Confirmation) => boolean): number => {
    const gone = [...rows.values()].filter(isGone);
    for (const row of gone) rows.delete(row.secretHash);
    return gone.length;
  };
  return {
    async insert(scope, confirmation) {
      requireInScope(scope, confirmation);
      if (rows.has(confirmation.secretHash)) throw conflict();
      rows.set(confirmation.secretHash, frozenCopy(confirmation));
    },
    async findBySecret(secretHash) {
      return rows.get(secretHash) ?? null;
    },
    async setDelivery({ shopId }, secretHash, delivery) {
      const row = rows.get(secretHash);
      if (row !== undefined && row.shopId === shopId) {
        rows.set(secretHash, frozenCopy({ ...row, delivery }));
      }
    },
    async deliveries({ shopId }, refs) {
      const asked = new Set(refs);
      return firstDeliveries([...rows.values()].filter((row) => row.shopId === shopId && asked.has(row.ref)));
    },
    async use(secretHash, now) {
      const row = rows.get(secretHash);
      if (row === undefined || row.usedAt !== null || row.expiresAt <= now) return false;
      rows.set(secretHash, frozenCopy({ ...row, usedAt: now }));
      return true;
    },
    async begin(secretHash, now) {
      const row = rows.get(secretHash);
      if (row === undefined || isUsed(row, now) || row.expiresAt <= now) return false;
      rows.set(secretHash, frozenCopy({ ...row, usedAt: now, actingSince: now }));
      return true;
    },
    async end(secretHash) {
      const row = rows.get(secretHash);
      if (row !== undefined) rows.set(secretHash, frozenCopy({ ...row, actingSince: null }));
    },
    async release(secretHash) {
      const row = rows.get(secretHash);
      if (row !== undefined) rows.set(secretHash, frozenCopy({ ...row, usedAt: null, actingSince: null }));
    },
    async removeByRef(scope, ref) {
      const shopId = scope.shopId;
      return removeWhere((row) => row.shopId === shopId && row.ref === ref);
    },
    async removeBySubject({ shopId }, subjectKey, until) {
      const isMade = (at: Date) => until === undefined || at <= until;
      return removeWhere(
        (row) => row.shopId === shopId && row.subjectKey === subjectKey && isMade(row.createdAt),
      );
    },
    async findBySubject({ shopId }, subjectKey) {
      return [...rows.values()]
        .filter((row) => row.shopId === shopId && row.subjectKey === subjectKey)
        .sort(byAge);
    },
    async removeExpired(_service, now) {
      return removeWhere((row) => row.expiresAt <= now);
    },
  };
};
