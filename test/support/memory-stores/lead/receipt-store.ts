import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Receipt } from '../../../../service/domain/model/lead/lead.ts';
import type { ReceiptStore } from '../../../../service/domain/model/lead/lead-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byEnd = oldestFirst<Receipt>(
  (row) => row.expiresAt,
  (row) => row.secretHash,
);

export const makeMemoryReceiptStore = (): ReceiptStore => {
  const rows = memoryTable<string, Receipt>('receipts');
  const due = (scope: ShopScope, now: Date): Receipt[] =>
    [...rows.values()].filter((row) => isInScope(scope, row) && row.expiresAt <= now);
  return {
    async insert(scope, receipt) {
      requireInScope(scope, receipt);
      if (rows.has(receipt.secretHash)) throw conflict();
      rows.set(receipt.secretHash, frozenCopy(receipt));
    },
    async findBySecret(secretHash) {
      return rows.get(secretHash) ?? null;
    },
    async whichExist(scope, secretHashes) {
      return secretHashes.filter((hash) => {
        const row = rows.get(hash);
        return row !== undefined && isInScope(scope, row);
      });
    },
    async setExpiry(scope, secretHash, expiresAt) {
      const row = rows.get(secretHash);
      if (row === undefined || !isInScope(scope, row)) return;
      rows.set(secretHash, frozenCopy({ ...row, expiresAt }));
    },
    async countDue(scope, now, except) {
      return due(scope, now).filter(({ leadId }) => !except.includes(leadId)).length;
    },
    async listDue(scope, now, limit) {
      return due(scope, now).sort(byEnd).slice(0, limit);
    },
    async setConsent(scope, secretHash, { noticeId, consentEventId }) {
      const row = rows.get(secretHash);
      if (row === undefined || !isInScope(scope, row)) return;
      rows.set(secretHash, frozenCopy({ ...row, noticeId, consentEventId }));
    },
    async namedNotices(scope) {
      const named = [...rows.values()].flatMap((row) =>
        isInScope(scope, row) && row.noticeId !== null ? [row.noticeId] : [],
      );
      return [...new Set(named)];
    },
    async setWithdrawn(scope, secretHash, at) {
      const row = rows.get(secretHash);
      if (row === undefined || !isInScope(scope, row) || row.withdrawnAt !== null) return;
      rows.set(secretHash, frozenCopy({ ...row, withdrawnAt: at }));
    },
    async remove(scope, secretHash) {
      const row = rows.get(secretHash);
      return row !== undefined && isInScope(scope, row) && rows.delete(secretHash);
    },
  };
};
