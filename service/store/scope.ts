import { DomainError } from '../domain/model/base/domain-error.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../domain/model/base/tenancy.ts';
import type { ShopId } from '../protocol/vocabulary.ts';

/** Rows without a shop are in the service scope only. */
export const isInScope = (
  scope: ShopScope | ShopsScope | ServiceScope,
  row: { readonly shopId: ShopId | null },
): boolean =>
  'shopIds' in scope ? scope.shopIds.some((id) => id === row.shopId) : row.shopId === scope.shopId;

/**
 * Row and scope differ only by a bug.
 * @throws Error before any write. Rule: SE-1
 */
export const requireInScope = (
  scope: ShopScope | ServiceScope,
  row: { readonly shopId: ShopId | null },
): void => {
  if (row.shopId !== scope.shopId) throw new Error('A row of one shop was given with the scope of another.');
};

/** Unique rule without a result of its own. */
export const conflict = (): DomainError =>
  new DomainError('conflict', 'This already exists. Reload and check it.');
