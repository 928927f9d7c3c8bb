import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { ChatReceipt, ChatReceiptStore } from '../../../../service/domain/receipt/chat-receipt.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryChatReceiptStore = (): ChatReceiptStore => {
  const rows = memoryTable<string, ChatReceipt>('chatReceipts');
  const find = (scope: ShopScope, secretHash: string): ChatReceipt | null => {
    const row = rows.get(secretHash);
    return row !== undefined && isInScope(scope, row) ? row : null;
  };
  return {
    async insert(scope, receipt) {
      requireInScope(scope, receipt);
      if (!rows.has(receipt.secretHash)) rows.set(receipt.secretHash, frozenCopy(receipt));
    },
    async findBySecret(secretHash) {
      return rows.get(secretHash) ?? null;
    },
    async claimMail(scope, secretHash, at) {
      const row = find(scope, secretHash);
      if (row === null || row.mailedAt !== null) return false;
      rows.set(secretHash, frozenCopy({ ...row, mailedAt: at }));
      return true;
    },
    async setExpiry(scope, secretHash, expiresAt) {
      const row = find(scope, secretHash);
      if (row !== null) rows.set(secretHash, frozenCopy({ ...row, expiresAt }));
    },
    async remove(scope, secretHash) {
      return find(scope, secretHash) !== null && rows.delete(secretHash);
    },
    async list(scope, after, limit) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row) && row.secretHash > after)
        .sort((a, b) => (a.secretHash < b.secretHash ? -1 : 1))
        .slice(0, limit);
    },
  };
};
