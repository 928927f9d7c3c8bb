import { DomainError } from '../domain/model/base/domain-error.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../domain/model/base/tenancy.ts';
import type { ShopId } from '../protocol/vocabulary.ts';

/** A row without a shop is in the service scope only. */
export const isInScope = (
  scope: ShopScope | ShopsScope | ServiceScope,
  row: { readonly shopId: ShopId | null },
): boolean =>
  'shopIds' in scope ? scope.shopIds.some((id) => id === row.shopId) : row.shopId === scope.shopId;

/**
 * A row whose shop differs from its scope is a bug in the service, never bad input.
 * @throws Error before anything is written. Rule: SE-1
 */
export const requireInScope = (
  scope: ShopScope | ServiceScope,
  row: { readonly shopId: ShopId | null },
): void => {
  if (row.shopId !== scope.shopId) throw new Error('A row of one shop was given with the scope of another.');
};

/** A unique rule was broken by a call that has no result of its own for it. */
export const conflict = (): DomainError =>
  new DomainError('conflict', 'This already exists. Reload and check it.');
