import type { ConnectCode } from '../../../../service/domain/connection/connect-code.ts';
import type { ConnectCodeStore } from '../../../../service/domain/connection/connect-code-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryConnectCodeStore = (): ConnectCodeStore => {
  const rows = memoryTable<string, ConnectCode>('connectCodes');
  return {
    async insert(scope, code) {
      requireInScope(scope, code);
      rows.set(code.codeHash, frozenCopy(code));
    },
    async take(codeHash) {
      const row = rows.get(codeHash) ?? null;
      rows.delete(codeHash);
      return row;
    },
    async removeExpired(_service, now) {
      const past = [...rows.values()].filter((row) => row.expiresAt <= now);
      for (const row of past) rows.delete(row.codeHash);
      return past.length;
    },
  };
};
