import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Suppression } from '../../../../service/domain/model/marketing/subscription.ts';
import type { SuppressionStore } from '../../../../service/domain/model/marketing/subscription-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const keyOf = ({ shopId }: Pick<Suppression, 'shopId'>, channel: string, subjectKey: string): string =>
  `${shopId}/${channel}/${subjectKey}`;

export const makeMemorySuppressionStore = (): SuppressionStore => {
  const rows = memoryTable<string, Suppression>('suppressions');
  const inScope = (scope: ShopScope) => [...rows.values()].filter((row) => isInScope(scope, row));
  return {
    async put(scope, row) {
      requireInScope(scope, row);
      const key = keyOf(row, row.channel, row.subjectKey);
      if (!rows.has(key)) rows.set(key, frozenCopy(row));
    },
    async has(scope, channel, subjectKey) {
      return rows.has(keyOf(scope, channel, subjectKey));
    },
    async whichExist(scope, channel, subjectKeys) {
      return [...new Set(subjectKeys)].filter((key) => rows.has(keyOf(scope, channel, key)));
    },
    async lift(scope, channel, subjectKey) {
      rows.delete(keyOf(scope, channel, subjectKey));
    },
    async findBySubject(scope, subjectKey) {
      return inScope(scope)
        .filter((row) => row.subjectKey === subjectKey)
        .sort((a, b) => (a.channel < b.channel ? -1 : 1));
    },
    async count(scope, channel) {
      return inScope(scope).filter((row) => row.channel === channel).length;
    },
  };
};
