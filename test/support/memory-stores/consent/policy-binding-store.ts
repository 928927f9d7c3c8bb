import type { PolicyBindingStore } from '../../../../service/domain/model/notice/notice-store.ts';
import type { PolicyBinding } from '../../../../service/domain/model/notice/policy-binding.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryPolicyBindingStore = (): PolicyBindingStore => {
  const rows = memoryTable<ShopId, PolicyBinding>('policyBindings');
  const get: PolicyBindingStore['get'] = async (scope) => rows.get(scope.shopId) ?? null;
  return {
    get,
    getRecent: get,
    async ofShops({ shopIds }) {
      return shopIds.flatMap((shopId) => rows.get(shopId) ?? []);
    },
    async put(scope, binding, newerThan) {
      requireInScope(scope, binding);
      const stored = rows.get(scope.shopId);
      if (newerThan !== undefined && stored !== undefined && stored.pushedAt >= newerThan) return false;
      rows.set(scope.shopId, frozenCopy(binding));
      return true;
    },
    async replace(scope, read, binding) {
      requireInScope(scope, binding);
      if (JSON.stringify(rows.get(scope.shopId)) !== JSON.stringify(read)) return false;
      rows.set(scope.shopId, frozenCopy(binding));
      return true;
    },
    async remove(scope) {
      rows.delete(scope.shopId);
    },
  };
};
