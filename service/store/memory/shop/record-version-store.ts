import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { RecordVersion, RecordVersionStore } from '../../../domain/processing-record/record-version.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { isInScope, requireInScope } from '../../scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryRecordVersionStore = (): RecordVersionStore => {
  const rows = memoryTable<string, RecordVersion>('recordVersions');
  const inScope = (scope: ShopScope) => [...rows.values()].filter((row) => isInScope(scope, row));
  return {
    async list(scope) {
      return inScope(scope)
        .sort((a, b) => b.number - a.number)
        .map(({ texts: _, ...facts }) => facts);
    },
    async get(scope, number) {
      return inScope(scope).find((row) => row.number === number) ?? null;
    },
    async insert(scope, version) {
      requireInScope(scope, version);
      if (rows.has(version.id)) return false;
      rows.set(version.id, frozenCopy(version));
      return true;
    },
    async endBefore(scope, number, expiresAt) {
      for (const row of inScope(scope))
        if (row.number < number && row.expiresAt === null)
          rows.set(row.id, frozenCopy({ ...row, expiresAt }));
    },
    async removeExpired(scope, now) {
      const past = inScope(scope).filter((row) => row.expiresAt !== null && row.expiresAt <= now);
      for (const row of past) rows.delete(row.id);
      return past.length;
    },
  };
};
