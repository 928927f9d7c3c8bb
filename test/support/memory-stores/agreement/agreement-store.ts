import type { Agreement } from '../../../../service/domain/model/agreement/agreement.ts';
import type { AgreementStore } from '../../../../service/domain/model/agreement/agreement-store.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryAgreementStore = (): AgreementStore => {
  const rows = memoryTable<ShopId, Agreement>('agreements');
  return {
    async get(scope) {
      return rows.get(scope.shopId) ?? null;
    },
    async ofShops({ shopIds }) {
      return shopIds.flatMap((shopId) => rows.get(shopId) ?? []);
    },
    async put(scope, agreement) {
      requireInScope(scope, agreement);
      rows.set(scope.shopId, frozenCopy(agreement));
    },
    async setTold(scope, bindingId, told) {
      const row = rows.get(scope.shopId);
      if (row?.state !== 'active' || row.bindingId !== bindingId) return false;
      rows.set(scope.shopId, frozenCopy({ ...row, ...told }));
      return true;
    },
    async addSentNotice(scope, bindingId, notice) {
      const row = rows.get(scope.shopId);
      if (row?.bindingId !== bindingId || row.subProcessorSent.some(({ id }) => id === notice.id)) return;
      rows.set(scope.shopId, frozenCopy({ ...row, subProcessorSent: [...row.subProcessorSent, notice] }));
    },
    async all() {
      return [...rows.values()].sort((a, b) => (a.shopId < b.shopId ? -1 : 1));
    },
  };
};
