import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type {
  CustomerBlock,
  CustomerBlockStore,
} from '../../../../service/domain/model/block/customer-block.ts';
import type { BlockId } from '../../../../service/protocol/inbox-lists.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryCustomerBlockStore = (): CustomerBlockStore => {
  const rows = memoryTable<BlockId, CustomerBlock>('customerBlocks');
  const where = (scope: ShopScope) => [...rows.values()].filter((row) => isInScope(scope, row));
  const removeWhere = (scope: ShopScope, fits: (row: CustomerBlock) => boolean): number => {
    const found = where(scope).filter(fits);
    for (const { id } of found) rows.delete(id);
    return found.length;
  };
  return {
    async put(scope, block) {
      requireInScope(scope, block);
      removeWhere(scope, ({ key }) => key === block.key);
      rows.set(block.id, frozenCopy(block));
    },
    async find(scope, key) {
      return where(scope).find((row) => row.key === key) ?? null;
    },
    async list(scope) {
      return where(scope).sort((a, b) => b.at.getTime() - a.at.getTime());
    },
    async remove(scope, id) {
      return removeWhere(scope, (row) => row.id === id) > 0;
    },
    async removeByKey(scope, key) {
      return removeWhere(scope, (row) => row.key === key) > 0;
    },
    async removeExpired(scope, now) {
      return removeWhere(scope, ({ expiresAt }) => expiresAt <= now);
    },
  };
};
